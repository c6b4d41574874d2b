package tansiq.cli;

import static tansiq.cli.client.NodeClient.query;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tansiq.cli.client.NodeClient;
import tansiq.cli.exit.Exit;

/** What has a date between members, for the calendars of offices. */
@Command(
    name = "calendar",
    mixinStandardHelpOptions = true,
    description = {
      "Meetings and what is due, as an iCalendar file (RFC 5545) for any calendar program.",
      "A later file changes the same events in place; what was recalled is cancelled."
    },
    footer = {
      "",
      "Examples:",
      "  ./tansiq calendar --node iq --group four --lang ar --out four.ics",
      "  ./tansiq calendar --group border > border.ics"
    })
final class CalendarCommand implements Callable<Integer> {
  private final Surroundings around;

  @Mixin private final NodeOption node = new NodeOption();
  @Mixin private final ScopeOptions scope = new ScopeOptions();
  @Mixin private final LanguageOption language = new LanguageOption();
  @Mixin private final OutOption out = new OutOption();

  CalendarCommand(Surroundings around) {
    this.around = around;
  }

  @Override
  public Integer call() throws IOException {
    NodeClient client = node.client(around);
    out.put(
        around,
        client.body(
            client.get(
                "/api/v1/calendar",
                query("group", scope.group(), "status", scope.status(), "lang", language.tag()))));
    return Exit.DONE;
  }
}
