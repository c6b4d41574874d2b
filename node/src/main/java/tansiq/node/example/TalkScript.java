package tansiq.node.example;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tansiq.core.council.Talk;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Hash;

/** Reads {@code talks.txt}, whose first lines say how it is written. */
final class TalkScript {
  static final String FILE = "talks.txt";

  private final Set<String> members;
  private final Set<String> parties;
  private final Set<String> reports;
  private final Set<String> keys = new HashSet<>();
  private final List<ExampleTalk> talks = new ArrayList<>();

  /** The line that is looked at; what is wrong with a whole block is told at its first. */
  private int at;

  private TalkScript(Set<String> members, Set<String> parties, Set<String> reports) {
    this.members = members;
    this.parties = parties;
    this.reports = reports;
  }

  /** The first line of a block. */
  private record Head(int line, String kind, String key, String member, Map<String, String> of) {}

  /**
   * All that is said, in the file's order, which is the order to file it in.
   *
   * @param members with a node
   * @param parties that a label can name
   * @param reports that papers can name, by {@code ext}
   * @return refused with {@code talks.txt:LINE} as the field
   */
  static Verdict<List<ExampleTalk>> read(
      List<String> lines, Set<String> members, Set<String> parties, Set<String> reports) {
    TalkScript script = new TalkScript(members, parties, reports);
    try {
      script.read(lines);
      return new Verdict.Accepted<>(List.copyOf(script.talks));
    } catch (TalkBlock.Wrong wrong) {
      return new Verdict.Refused<>(FILE + ":" + script.at, String.valueOf(wrong.getMessage()));
    }
  }

  private void read(List<String> lines) {
    Head head = null;
    TalkBlock block = null;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      at = i + 1;
      if (line.startsWith("#")) {
        continue;
      }
      if (head == null || block == null) {
        if (!line.isBlank()) {
          head = head(line);
          block = new TalkBlock(head.kind);
        }
      } else if (line.isBlank()) {
        end(head, block);
        head = null;
        block = null;
      } else {
        block.take(line);
      }
    }
    if (head != null && block != null) {
      end(head, block);
    }
  }

  private Head head(String text) {
    String[] words = text.split(" ", -1);
    if (words.length < 3 || words.length % 2 == 0) {
      throw new TalkBlock.Wrong("a block begins with KIND KEY MEMBER [on KEY] [amends KEY]");
    }
    Map<String, String> of = new HashMap<>();
    for (int i = 3; i < words.length; i += 2) {
      if (!words[i].equals("on") && !words[i].equals("amends")) {
        throw new TalkBlock.Wrong("\"" + words[i] + "\" is neither on nor amends");
      }
      of.put(words[i], known(words[i + 1]));
    }
    if (!Talk.isKind(words[0])) {
      throw new TalkBlock.Wrong("\"" + words[0] + "\" is no kind of which members talk");
    }
    if (!members.contains(words[2])) {
      throw new TalkBlock.Wrong("\"" + words[2] + "\" is no member with a node");
    }
    if (keys.contains(words[1])) {
      throw new TalkBlock.Wrong("there are two of \"" + words[1] + "\"");
    }
    return new Head(at, words[0], words[1], words[2], of);
  }

  private String known(String key) {
    if (!keys.contains(key)) {
      throw new TalkBlock.Wrong("there is no \"" + key + "\" above");
    }
    return key;
  }

  private void end(Head head, TalkBlock block) {
    at = head.line;
    for (String paper : block.papers()) {
      if (!keys.contains(paper) && !reports.contains(paper)) {
        throw new TalkBlock.Wrong(head.key + ": there is no \"" + paper + "\" above, nor a report");
      }
    }
    block
        .label()
        .ifPresent(label ->
            label.audience().stream()
                .filter(party -> !parties.contains(party))
                .findFirst()
                .ifPresent(party -> {
                  throw new TalkBlock.Wrong(head.key + ": nobody is \"" + party + "\"");
                }));
    ExampleTalk talk =
        new ExampleTalk(
            head.line,
            head.kind,
            head.key,
            head.member,
            block.content(),
            Optional.ofNullable(head.of.get("on")),
            Optional.ofNullable(head.of.get("amends")),
            block.papers(),
            block.label());
    switch (Talk.read(head.kind, talk.naming(key -> some(talk, key)))) {
      case Verdict.Accepted<Talk> _ -> {
        keys.add(head.key);
        talks.add(talk);
      }
      case Verdict.Refused<Talk>(String field, String reason) ->
          throw new TalkBlock.Wrong((head.key + ": " + field + " " + reason).strip());
    }
  }

  /** Any ids do to see whether a content is well-formed, as long as no two papers share one. */
  private static Hash some(ExampleTalk talk, String key) {
    return new Hash(0, 0, 0, talk.names().indexOf(key));
  }
}
