package tansiq.node.paper;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.fop.apps.EnvironmentalProfileFactory;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.apps.MimeConstants;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.xml.sax.SAXException;
import tansiq.core.view.Paper;

/**
 * Papers as PDF: tagged, with their fonts inside, text that can be selected and searched. One is
 * made at a time, so that a few long ones do not take up the node's memory. Safe for use by several
 * threads.
 */
public final class Pdf {
  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger FOP = Logger.getLogger("org.apache.fop");

  /** It tells of each font that it has no names of glyphs, which nobody looks for. */
  private static final Logger FONTBOX = Logger.getLogger("org.apache.fontbox");

  /** What names are relative to; it leads nowhere but to {@link Built}. */
  private static final URI HERE = URI.create("tansiq:/");

  private static final Object ONE_AT_A_TIME = new Object();

  private final Fonts fonts;
  private final FopFactory factory;

  private Pdf(Fonts fonts) {
    this.fonts = fonts;
    this.factory = factory();
  }

  /** Made when the first paper is asked for: a node that is asked for none pays nothing. */
  private static final class Lazy {
    static final Optional<Pdf> PDF = quietly();

    private static Optional<Pdf> quietly() {
      FOP.setLevel(Level.OFF);
      FONTBOX.setLevel(Level.OFF);
      return Fonts.find().map(Pdf::new);
    }
  }

  /** The maker of PDF; nothing when this program was built without the fonts. */
  public static Optional<Pdf> find() {
    return Lazy.PDF;
  }

  /** A paper as PDF. */
  public byte[] of(Paper paper) {
    synchronized (ONE_AT_A_TIME) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        FOUserAgent agent = factory.newFOUserAgent();
        // Each character has its font already; there is nothing that a reader could be told.
        agent.getEventBroadcaster().addEventListener(event -> {});
        agent.setAccessibility(true);
        agent.setTitle(paper.title().text());
        agent.setSubject(paper.kicker());
        agent.setCreator("Tansiq");
        agent.setProducer("Tansiq");
        agent.setCreationDate(Date.from(paper.filed()));
        Fop fop = factory.newFop(MimeConstants.MIME_PDF, agent, out);
        new Layout(paper, new Fo(fop.getDefaultHandler(), fonts)).write(fop.getDefaultHandler());
      } catch (SAXException e) {
        throw new IllegalStateException("a paper that cannot be laid out", e);
      }
      return out.toByteArray();
    }
  }

  private static FopFactory factory() {
    StringBuilder fonts = new StringBuilder();
    for (String family : Fonts.families()) {
      fonts.append(font(family, 400)).append(font(family, 600));
    }
    fonts.append(font(Fonts.MONO, 400));
    String configuration =
        "<fop version=\"1.0\"><renderers><renderer mime=\"application/pdf\">"
            // Without these, the tags of a long paper are most of its bytes.
            + "<version>1.5</version><use-object-streams>true</use-object-streams><fonts>"
            + fonts
            + "</fonts></renderer></renderers></fop>";
    try {
      FopFactory factory =
          new FopFactoryBuilder(EnvironmentalProfileFactory.createRestrictedIO(HERE, new Built()))
              .setConfiguration(
                  new DefaultConfigurationBuilder()
                      .build(
                          new ByteArrayInputStream(configuration.getBytes(StandardCharsets.UTF_8))))
              .build();
      // A configuration gives fonts a resolver that opens the machine's files.
      factory
          .getFontManager()
          .setResourceResolver(
              ResourceResolverFactory.createInternalResourceResolver(HERE, new Built()));
      return factory;
    } catch (ConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String font(String family, int weight) {
    return "<font kerning=\"yes\" embedding-mode=\"subset\" embed-url=\""
        + Fonts.file(family, weight)
        + "\"><font-triplet name=\""
        + family
        + "\" style=\"normal\" weight=\""
        + weight
        + "\"/></font>";
  }

  /** What is asked for comes from this program's own resources or not at all. */
  private static final class Built implements ResourceResolver {
    @Override
    public Resource getResource(URI uri) throws IOException {
      String path = uri.getPath();
      String name = path.substring(path.lastIndexOf('/') + 1);
      InputStream in = Pdf.class.getResourceAsStream(Fonts.FOLDER + name);
      if (in == null) {
        throw new FileNotFoundException(name);
      }
      return new Resource(in);
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
      throw new FileNotFoundException("papers write no files");
    }
  }
}
