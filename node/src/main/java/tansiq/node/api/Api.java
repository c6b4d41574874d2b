package tansiq.node.api;

import static tansiq.node.audit.EventLog.field;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import tansiq.core.place.Box;
import tansiq.core.place.Gazetteer;
import tansiq.node.audit.Audit;
import tansiq.node.audit.EventLog;
import tansiq.node.audit.Metrics;
import tansiq.node.intake.Intake;
import tansiq.node.link.Exchange;
import tansiq.node.link.Links;
import tansiq.node.link.Words;
import tansiq.node.loop.Acts;
import tansiq.node.loop.Loop;

/** The HTTP server of a node: API and page. */
public final class Api implements AutoCloseable {
  /**
   * What the answers are made from.
   *
   * @param token what a write must show
   * @param places by which names are placed
   * @param region where the alliance is at work, if that is configured
   * @param countries that decide between places of one name
   * @param pageRoot where the page is among the program's resources
   */
  public record Parts(
      Loop loop,
      Links links,
      Exchange exchange,
      Words words,
      Intake intake,
      Acts acts,
      Audit audit,
      Metrics metrics,
      EventLog log,
      Clock clock,
      About about,
      String token,
      Gazetteer places,
      Optional<Box> region,
      List<String> countries,
      String pageRoot) {
    /** Copies the list in. */
    public Parts {
      countries = List.copyOf(countries);
    }
  }

  private static final int MOST_THREADS = 8;
  private static final int MOST_HEADER_BYTES = 16 << 10;
  private static final long STOP_MILLIS = 2_000;

  /** Held, because a logger that nobody holds forgets its level. */
  private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

  /** It only repeats what is thrown and is answered or said by this node itself. */
  private static final Logger JAVALIN = Logger.getLogger("io.javalin");

  private final Javalin javalin;
  private final String host;

  private Api(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  /**
   * Listens.
   *
   * @param host a loopback address
   * @param port 0 takes a free one
   * @throws BindException when the port is in use
   */
  public static Api open(String host, int port, Parts parts) throws BindException {
    JETTY.setLevel(Level.WARNING);
    JAVALIN.setLevel(Level.OFF);
    Javalin javalin =
        Javalin.create(config -> {
          server(config, host, port);
          routes(config.routes, parts);
        });
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      javalin.stop();
      throw new BindException(String.valueOf(e.getMessage()));
    }
    return new Api(javalin, host);
  }

  /** Where the page is. */
  public URI uri() {
    return URI.create(
        "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + javalin.port());
  }

  @Override
  public void close() {
    javalin.stop();
  }

  private static void server(JavalinConfig config, String host, int port) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.defaultContentType = Answers.JSON;
    config.http.prefer405over404 = true;
    // On loopback there is nothing to save; the page's files are compressed when it is built.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    // Few threads wait for the network; each request has a virtual one of its own.
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 2);
    threads.setName("api");
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("api-", 0).factory()));
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(server -> {
      server.setStopTimeout(STOP_MILLIS);
      server.setErrorHandler(new PlainErrors());
    });
    config.jetty.addConnector((server, http) -> {
      http.setSendServerVersion(false);
      http.setRequestHeaderSize(MOST_HEADER_BYTES);
      // Jetty remembers the headers of a connection, and would take one for another that differs
      // in its capitals only: a wrong token for the right one, or the other way round.
      http.setHeaderCacheCaseSensitive(true);
      ServerConnector connector =
          new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
      connector.setHost(host);
      connector.setPort(port);
      return connector;
    });
  }

  private static void routes(RoutesConfig routes, Parts parts) {
    Guard guard = new Guard(parts.token());
    Views views = new Views(parts.loop(), parts.audit(), parts.about().status());
    Standings standings =
        new Standings(parts.loop(), parts.links(), parts.exchange(), parts.words(), parts.about());
    Inputs inputs =
        new Inputs(
            parts.loop(),
            parts.intake(),
            parts.about().status(),
            parts.places(),
            parts.region(),
            parts.countries());
    Acted acted = new Acted(parts.audit(), parts.clock(), parts.log());
    routes.before(guard::check);
    new NodeRoutes(parts.loop(), standings, parts.about(), parts.metrics(), parts.clock())
        .register(routes);
    Wholes wholes = new Wholes(parts.loop(), views);
    wholes.register(routes);
    new PictureRoutes(parts.loop(), views, parts.about(), wholes).register(routes);
    new ListRoutes(parts.places(), parts.countries()).register(routes);
    new WriteRoutes(parts.loop(), inputs, parts.acts(), acted).register(routes);
    TalkViews said = new TalkViews(views, parts.clock());
    new TalkRoutes(
            parts.loop(),
            views,
            said,
            new Speaking(parts.loop(), inputs, parts.acts(), parts.clock()),
            acted,
            parts.about().status())
        .register(routes);
    new PaperRoutes(parts.loop(), views, said, parts.about()).register(routes);
    PreviewRoute preview = new PreviewRoute(parts.loop(), inputs);
    routes.post("/api/v1/preview", preview::preview);
    EventsRoute events = new EventsRoute(parts.loop(), standings, parts.about().status());
    routes.get("/api/v1/events", events::listen);
    routes.get("/api/*", ctx -> unknown());
    PageFiles page = new PageFiles(parts.token(), parts.pageRoot());
    routes.get("/", page::serve);
    routes.get("/*", page::serve);
    errors(routes, parts);
  }

  private static void unknown() {
    throw Refusal.notFound("there is nothing at this address: docs/api.md says what there is");
  }

  private static void errors(RoutesConfig routes, Parts parts) {
    Metrics.Counter refused =
        parts.metrics().counter("tansiq_api_refused_total", "Requests that were refused.");
    routes.exception(
        Refusal.class,
        (refusal, ctx) -> {
          refused.add();
          Answers.refuse(ctx, refusal);
        });
    // The reader has gone away; there is nobody to tell.
    routes.exception(IOException.class, (e, ctx) -> ctx.status(499));
    routes.exception(UncheckedIOException.class, (e, ctx) -> ctx.status(499));
    routes.exception(
        Exception.class,
        (e, ctx) -> {
          parts.log().bug("api.fault", e, field("path", ctx.path()));
          Answers.refuse(
              ctx,
              new Refusal(
                  HttpStatus.INTERNAL_SERVER_ERROR,
                  "fault",
                  "",
                  "a fault in this program; the node's log says which"));
        });
    routes.error(
        HttpStatus.METHOD_NOT_ALLOWED,
        ctx ->
            Answers.refuse(
                ctx,
                new Refusal(
                    HttpStatus.METHOD_NOT_ALLOWED,
                    "method",
                    "",
                    "this address takes no " + ctx.method())));
    routes.error(
        HttpStatus.NOT_FOUND,
        ctx -> {
          if (!Answers.JSON.equals(ctx.res().getContentType())) {
            Answers.refuse(ctx, Refusal.notFound("there is nothing at this address"));
          }
        });
  }

  /** What cannot even be read as a request is answered as plainly as the rest. */
  private static final class PlainErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      response.getHeaders().put("Content-Type", Answers.JSON);
      byte[] body =
          "{\"error\":{\"code\":\"bad-request\",\"reason\":\"this is not a request that can be read\"}}"
              .getBytes(StandardCharsets.US_ASCII);
      response.write(true, ByteBuffer.wrap(body), callback);
      return true;
    }
  }
}
