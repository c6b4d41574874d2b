/**
 * What the whole adds: counts over one layer of the picture and over what the same layer would be
 * had only some of its members filed. Every figure is a count of incidents of the whole, and the
 * incidents behind it can be listed. It infers nothing, ranks nobody and never says why a figure is
 * what it is.
 *
 * <p>An <em>own report</em> is one that tells of its author's own observation; what a member passes
 * on is never its own. The <em>part</em> is a member, a smaller group inside the group, or all
 * together. Of each part is counted, see {@link tansiq.core.measure.Figure}: the incidents of which
 * it tells, those that it knows from two or more origins when its reports are settled without
 * anybody else's, and who told of each first. A report tells from the time at which its first
 * version was filed, by its author's own clock.
 */
@NullMarked
package tansiq.core.measure;

import org.jspecify.annotations.NullMarked;
