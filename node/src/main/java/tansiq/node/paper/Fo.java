package tansiq.node.paper;

import java.util.ArrayDeque;
import java.util.Deque;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Writes formatting objects (XSL 1.1) to whoever lays them out; nothing is written as text. */
final class Fo {
  private static final String NAMESPACE = "http://www.w3.org/1999/XSL/Format";

  private final ContentHandler to;
  private final Fonts fonts;
  private final Deque<String> open = new ArrayDeque<>();

  Fo(ContentHandler to, Fonts fonts) {
    this.to = to;
    this.fonts = fonts;
  }

  /** Opens an object with properties, name and value in turn. */
  Fo open(String name, String... properties) throws SAXException {
    AttributesImpl attributes = new AttributesImpl();
    for (int i = 0; i < properties.length; i += 2) {
      attributes.addAttribute("", properties[i], properties[i], "CDATA", properties[i + 1]);
    }
    to.startElement(NAMESPACE, name, "fo:" + name, attributes);
    open.push(name);
    return this;
  }

  /** Closes the object that was opened last. */
  Fo close() throws SAXException {
    String name = open.pop();
    to.endElement(NAMESPACE, name, "fo:" + name);
    return this;
  }

  /** An object without content. */
  Fo empty(String name, String... properties) throws SAXException {
    return open(name, properties).close();
  }

  /**
   * Text, each part of it in the font that has it. What is in the usual one is not told apart,
   * since each part that is costs the file, and a reader by ear, something.
   */
  Fo text(String text) throws SAXException {
    for (Fonts.Run run : fonts.runs(text)) {
      if (run.family().equals(Fonts.usual())) {
        characters(run.text());
      } else {
        open("inline", "font-family", run.family()).characters(run.text()).close();
      }
    }
    return this;
  }

  private Fo characters(String text) throws SAXException {
    to.characters(text.toCharArray(), 0, text.length());
    return this;
  }

  /** Latin letters and digits in the font of ids. */
  Fo id(String id) throws SAXException {
    return open("inline", "font-family", Fonts.MONO).characters(id).close();
  }
}
