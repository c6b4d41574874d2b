package tansiq.core.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import tansiq.core.json.Bounds;
import tansiq.core.record.Entry;
import tansiq.core.record.Header;
import tansiq.core.record.LedgerId;
import tansiq.core.record.Section;

/** Writes one frame. A bound that is exceeded here is a bug of the sender's, so it throws. */
final class FrameWriter {
  static final byte WITHHELD = 0;
  static final byte LACKING = 1;
  static final byte DESTROYED = 2;
  static final byte HELD = 3;

  private ByteBuffer out = ByteBuffer.allocate(512).position(Codec.LENGTH);

  FrameWriter put(byte value) {
    room(1).put(value);
    return this;
  }

  FrameWriter putInt(int value) {
    room(4).putInt(value);
    return this;
  }

  FrameWriter putLong(long value) {
    room(8).putLong(value);
    return this;
  }

  FrameWriter count(int count, int most) {
    if (count > most) {
      throw new IllegalArgumentException(count + " of at most " + most);
    }
    return putInt(count);
  }

  FrameWriter bytes(byte[] bytes, int most) {
    count(bytes.length, most);
    room(bytes.length).put(bytes);
    return this;
  }

  FrameWriter ledger(LedgerId ledger) {
    byte[] origin = ledger.toString().getBytes(StandardCharsets.US_ASCII);
    put((byte) origin.length);
    room(origin.length).put(origin);
    return this;
  }

  FrameWriter entry(Entry entry) {
    switch (entry) {
      case Entry.Bare bare -> {
        put(
            switch (bare.absence()) {
              case WITHHELD -> WITHHELD;
              case LACKING -> LACKING;
              case DESTROYED -> DESTROYED;
            });
        room(32).put(bare.leaf().bytes());
      }
      case Entry.Held held -> {
        put(HELD).bytes(held.bytes(), Header.MOST_BYTES);
        room(2).putShort((short) held.sections().size());
        for (Section section : held.sections().values()) {
          bytes(section.bytes(), Bounds.RECORD.bytes());
        }
      }
    }
    return this;
  }

  byte[] frame() {
    int body = out.position() - Codec.LENGTH;
    if (body > Codec.FRAME) {
      throw new IllegalArgumentException("a body of " + body + " bytes");
    }
    out.putInt(0, body);
    return Arrays.copyOf(out.array(), out.position());
  }

  private ByteBuffer room(int bytes) {
    if (out.remaining() < bytes) {
      int size = Math.max(out.capacity() * 2, out.position() + bytes);
      out = ByteBuffer.allocate(size).put(out.flip());
    }
    return out;
  }
}
