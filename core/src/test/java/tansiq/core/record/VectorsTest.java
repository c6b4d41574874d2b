package tansiq.core.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import tansiq.core.json.Bounds;
import tansiq.core.json.Json;
import tansiq.core.json.JsonArray;
import tansiq.core.json.JsonObject;
import tansiq.core.json.JsonString;
import tansiq.core.json.JsonText;
import tansiq.core.json.Parsed;
import tansiq.core.json.Verdict;
import tansiq.core.proof.Bytes;
import tansiq.core.proof.Checkpoint;
import tansiq.core.proof.CompactRange;
import tansiq.core.proof.Cosignature;
import tansiq.core.proof.Ed25519Signer;
import tansiq.core.proof.Hash;
import tansiq.core.proof.Merkle;
import tansiq.core.proof.Sha256;
import tansiq.core.proof.SignedCheckpoint;
import tansiq.core.proof.SignedNote;
import tansiq.core.proof.Signer;
import tansiq.core.proof.VerifierKey;

/**
 * The vectors beside {@code docs/record-format.md}, by which another implementation can check
 * itself: each file is what this code computes, and each of its bad texts is refused for the reason
 * that it states. {@code -Dtansiq.rewrite=true} writes them anew.
 */
class VectorsTest {
  private static final HexFormat HEX = HexFormat.of();
  private static final LedgerId ID = new LedgerId("sy", 1);

  /** The secret key of RFC 8032, section 7.1, test 1. */
  private static final Signer SY =
      signer(
          "sy",
          VerifierKey.ED25519,
          "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
          "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

  /** The secret key of RFC 8032, section 7.1, test 2. */
  private static final Signer IQ =
      signer(
          "iq",
          VerifierKey.COSIGNATURE,
          "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
          "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

  @Test
  void json() throws IOException {
    List<Json> good = new ArrayList<>();
    for (String text :
        List.of(
            "{\"b\":1,\"a\":{\"é\":\"\\u00e9\\/\",\"A\":null}}",
            " [ 1.0, -0, 1e2, 0.1e1, 1E-7, 123456789.125, 9007199254740992, 1e21, 5e-324 ] ",
            "\"\\u0000\\b\\t\\n\\f\\r\\u001f\\\"\\\\\\u007f\\ud83d\\ude02\"",
            "{\"\\ud83d\\ude02\":1,\"\\ufb33\":2,\"\":3}",
            "true")) {
      Json json = ((Parsed.Value) JsonText.parse(text.getBytes(UTF_8), Bounds.RECORD)).json();
      good.add(
          JsonObject.builder()
              .put("text", text)
              .put("canonical", new String(JsonText.canonical(json), UTF_8))
              .build());
    }
    List<byte[]> bad = new ArrayList<>();
    for (String text :
        List.of(
            "{\"a\":1,\"a\":2}",
            "\"\\ud800\"",
            "9007199254740993",
            "1e20",
            "1e400",
            "01",
            "[1,]",
            "{} {}",
            "\ufeff{}",
            "\"a\nb\"",
            "[".repeat(33) + "]".repeat(33))) {
      bad.add(text.getBytes(UTF_8));
    }
    bad.add(HEX.parseHex("22eda08022"));
    bad.add(HEX.parseHex("22c0af22"));
    check(
        "json.json",
        good,
        bad,
        bytes ->
            switch (JsonText.parse(bytes, Bounds.RECORD)) {
              case Parsed.Value value -> new Verdict.Accepted<>(value);
              case Parsed.Refused(String reason, long offset) ->
                  new Verdict.Refused<>("", reason + ", at byte " + offset);
            });
  }

  @Test
  void sections() throws IOException {
    List<Json> good = new ArrayList<>();
    for (Section section : List.of(what(), where())) {
      good.add(
          JsonObject.builder()
              .put("text", new String(section.bytes(), UTF_8))
              .put("digest", section.digest().hex())
              .build());
    }
    String text = new String(what().bytes(), UTF_8);
    check(
        "section.json",
        good,
        texts(
            text.replace("{\"content\"", "{ \"content\""),
            text.replace("\"member\":\"sy\",", ""),
            text.replace("\"name\":\"what\"", "\"name\":\"What\""),
            text.replace("\"member\":\"sy\"", "\"member\":\"Sy\""),
            text.replace("000102", "0001"),
            text.replace("0f\"", "0F\""),
            text.substring(0, text.length() - 1) + ",\"x\":1}",
            text.replace("{\"best\":3,\"high\":6,\"low\":1}", "{\"low\":1,\"best\":3,\"high\":6}"),
            text.replace("\"best\":3", "\"best\":3.0"),
            "[]"),
        Section::parse);
  }

  @Test
  void records() throws IOException {
    List<Json> good = new ArrayList<>();
    for (Header header : List.of(header(), plain())) {
      good.add(
          JsonObject.builder()
              .put("text", new String(header.bytes(), UTF_8))
              .put("leaf", Sha256.hash(Sha256.LEAF, header.bytes()).hex())
              .build());
    }
    String text = new String(header().bytes(), UTF_8);
    check(
        "header.json",
        good,
        texts(
            text.replace("\"format\":1", "\"format\":2"),
            text.replace("\"format\":1,", ""),
            text.replace("\"at\":1495375800000", "\"at\":1495375800000.0"),
            text.replace("\"at\":1495375800000", "\"at\":-1"),
            text.replace("[\"group:border\",\"iq\"]", "[\"iq\",\"group:border\"]"),
            text.replace("[\"group:border\",\"iq\"]", "[\"group:border\",\"group:border\"]"),
            text.replace("\"group:border\"", "\"Group:border\""),
            text.replace("\"restricted\"", "\"top-secret\""),
            text.replace("\"caveats\":[\"monitors only\"]", "\"caveats\":[]"),
            text.replace("\"report\"", "\"Report\""),
            text.replace("\"sy/1\"", "\"sy/01\""),
            text.replace("\"sy/1\"", "\"sy\""),
            text.replace("\"exercise\"", "\"drill\""),
            text.replace("\"status\"", "\"x\":0,\"status\""),
            text.replace(where().digest().hex(), where().digest().hex().substring(1)),
            text.replaceAll("\\{\"what\":\"[0-9a-f]*\",\"where\":\"[0-9a-f]*\"\\}", "{}")),
        Header::parse);
  }

  @Test
  void ledger() throws IOException {
    List<Hash> leaves = new ArrayList<>();
    List<Json> good = new ArrayList<>();
    CompactRange range = new CompactRange();
    for (int size = 0; size <= 9; size++) {
      good.add(
          JsonObject.builder()
              .put("size", size)
              .put("root", range.root().hex())
              .put("leaves", hashes(leaves))
              .build());
      byte[] next = new byte[] {(byte) size};
      leaves.add(size % 2 == 0 ? Sha256.hash(Sha256.LEAF, next) : Sha256.hash(next));
      range.append(leaves.getLast());
    }
    List<Json> proofs = new ArrayList<>();
    Hash root = Merkle.root(i -> leaves.get((int) i), 9);
    for (int index : new int[] {0, 5, 8}) {
      List<Hash> path = Merkle.inclusion(i -> leaves.get((int) i), index, 9);
      assertThat(Merkle.included(leaves.get(index), index, 9, path, root)).isTrue();
      proofs.add(
          JsonObject.builder()
              .put("index", index)
              .put("size", 9)
              .put("inclusion", hashes(path))
              .build());
    }
    for (int older : new int[] {1, 4, 6, 9}) {
      proofs.add(
          JsonObject.builder()
              .put("older", older)
              .put("size", 9)
              .put("consistency", hashes(Merkle.consistency(i -> leaves.get((int) i), older, 9)))
              .build());
    }
    VectorFile.compare(
        "ledger.json",
        JsonObject.builder()
            .put("good", new JsonArray(good))
            .put("proofs", new JsonArray(proofs))
            .build());
  }

  @Test
  void checkpoints() throws IOException {
    Checkpoint checkpoint = Checkpoint.of("sy/1", 3, Sha256.hash(new byte[] {1}));
    SignedNote note =
        SignedNote.sign(checkpoint.text(), SY)
            .with(Cosignature.sign(IQ, checkpoint, Instant.parse("2017-05-21T14:10:00Z")));
    String text = new String(note.bytes(), UTF_8);
    JsonObject good =
        JsonObject.builder()
            .put("text", text)
            .put("origin", "sy/1")
            .put("size", 3)
            .put("root", checkpoint.root().hex())
            .put("key", SY.key().text())
            .put("cosigner", IQ.key().text())
            .put("cosigned", "2017-05-21T14:10:00Z")
            .build();
    assertThat(Cosignature.time(note, IQ.key())).contains(Instant.parse("2017-05-21T14:10:00Z"));
    String root = Base64.getEncoder().encodeToString(checkpoint.root().bytes());
    check(
        "checkpoint.json",
        List.of(good),
        texts(
            text.replace("sy/1\n3\n", "sy/1\n4\n"),
            text.replace("sy/1\n3\n", "sy/2\n3\n"),
            text.replace("sy/1\n3\n", "sy/1\n03\n"),
            text.replace(root, root.substring(4)),
            text.replace(root, root.substring(0, 42) + "/="),
            text.replace(root + "\n", root + "\n\n"),
            text.replace("\u2014 sy", "- sy"),
            text.replace("\u2014 sy", "\u2014 ru"),
            text.substring(0, text.length() - 1),
            checkpoint.text()),
        bytes -> SignedCheckpoint.verify(bytes, "sy/1", SY.key()));
  }

  private static <T> void check(
      String file, List<Json> good, List<byte[]> bad, Function<byte[], Verdict<T>> reader)
      throws IOException {
    List<Json> refused = new ArrayList<>();
    for (byte[] bytes : bad) {
      JsonObject.Builder row = JsonObject.builder();
      text(bytes)
          .ifPresentOrElse(
              text -> row.put("text", text), () -> row.put("hex", HEX.formatHex(bytes)));
      switch (reader.apply(bytes)) {
        case Verdict.Accepted<T> accepted -> throw new AssertionError(file + ": " + accepted);
        case Verdict.Refused<T>(String field, String reason) ->
            refused.add(row.put("reason", (field + " " + reason).strip()).build());
      }
    }
    for (Json row : good) {
      byte[] text = ((JsonString) ((JsonObject) row).find("text")).value().getBytes(UTF_8);
      assertThat(reader.apply(text)).isInstanceOf(Verdict.Accepted.class);
    }
    VectorFile.compare(
        file,
        JsonObject.builder()
            .put("good", new JsonArray(good))
            .put("bad", new JsonArray(refused))
            .build());
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return Optional.of(text);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static List<byte[]> texts(String... texts) {
    List<byte[]> out = new ArrayList<>();
    for (String text : texts) {
      out.add(text.getBytes(UTF_8));
    }
    return out;
  }

  private static JsonArray hashes(List<Hash> hashes) {
    return new JsonArray(hashes.stream().map(hash -> (Json) new JsonString(hash.hex())).toList());
  }

  private static Section what() {
    byte[] salt = new byte[16];
    for (int i = 0; i < 16; i++) {
      salt[i] = (byte) i;
    }
    JsonObject count = JsonObject.builder().put("low", 1).put("best", 3).put("high", 6).build();
    return Section.of(
        "sy",
        "what",
        salt,
        JsonObject.builder().put("category", "force.shelling").put("count", count).build());
  }

  private static Section where() {
    JsonObject place = JsonObject.builder().put("ar", "درعا").put("en", "Daraa").build();
    return Section.of(
        "sy",
        "where",
        HEX.parseHex("ffeeddccbbaa99887766554433221100"),
        JsonObject.builder()
            .put("lat_e7", 326200000)
            .put("lon_e7", 361000000)
            .put("radius_m", 1000)
            .put("place", place)
            .build());
  }

  private static Header header() {
    SortedMap<String, Label.Part> parts = new TreeMap<>();
    parts.put(
        "where", new Label.Part(Optional.of(Level.CONFIDENTIAL), Optional.of(Audience.of("iq"))));
    return header(
        new Label(
            Level.RESTRICTED,
            Audience.of("group:border", "iq"),
            new TreeSet<>(List.of("monitors only")),
            parts),
        List.of(Hash.ofHex("0123456789abcdef".repeat(4))));
  }

  private static Header plain() {
    return header(Label.of(Level.OPEN, Audience.AUTHOR), List.of());
  }

  private static Header header(Label label, List<Hash> refs) {
    SortedMap<String, Hash> sections = new TreeMap<>();
    sections.put("what", what().digest());
    sections.put("where", where().digest());
    Instant at = Instant.parse("2017-05-21T14:10:00Z");
    return new Header(ID, "report", Status.EXERCISE, at, label, refs, sections);
  }

  private static Signer signer(String name, byte type, String seed, String key) {
    return new Ed25519Signer(
        new VerifierKey(name, type, Bytes.of(HEX.parseHex(key))), HEX.parseHex(seed));
  }
}
