package tv.tributary.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.json.Json;
import tv.tributary.format.ts.CodecName;
import tv.tributary.text.Messages;

/// Test results as text, one line per stream.
final class CheckReport {
    /// A check as the API shows it.
    record Progress(Work job, boolean over, int planned, long left, int works, int untested, List<Finding> results) {}

    record Work(long id, String state, String note) {}

    /// One stream's turn.
    record Finding(
            long channel,
            String channelName,
            long source,
            String providerName,
            String name,
            boolean tested,
            String why,
            @Nullable Seen seen) {
        boolean works() {
            return tested && why.isEmpty();
        }
    }

    record Seen(
            @Nullable Integer width,
            @Nullable Integer height,
            String video,
            String sound,
            @Nullable Long bitrate,
            @Nullable Double rate) {}

    private static final double MEGA = 1e6;

    private final PrintWriter out;
    private final PrintWriter end;
    private final boolean json;

    /// @param end where the summary goes
    /// @param json whether lines are for programs
    CheckReport(PrintWriter out, PrintWriter end, boolean json) {
        this.out = out;
        this.end = end;
        this.json = json;
    }

    void tell(Finding finding) {
        out.println(json ? Json.write(finding) : line(finding));
        out.flush();
    }

    /// @param seen how many lines there were
    void end(Progress last, int seen, int works, int untested) {
        if (!last.job().state().equals("cancelled") && !last.job().note().isEmpty()) {
            end.println(last.job().note());
        } else {
            end.println(Messages.of("cli.check.stopped", works, seen - untested, untested));
        }
    }

    private static String line(Finding finding) {
        var verdict = finding.works()
                ? Messages.of("cli.check.works")
                : Messages.of(finding.tested() ? "cli.check.fails" : "cli.check.untested");
        var who = Messages.of("cli.check.stream", finding.channelName(), finding.providerName(), finding.name());
        return Stream.concat(Stream.of(verdict, who), rest(finding).stream()).collect(Collectors.joining("  "));
    }

    private static List<String> rest(Finding finding) {
        if (!finding.works()) return List.of(finding.why());
        var seen = finding.seen();
        return seen == null ? List.of() : traits(seen);
    }

    private static List<String> traits(Seen seen) {
        var traits = new ArrayList<String>();
        if (seen.width() != null && seen.height() != null) {
            traits.add(Messages.of("human.picture-size", seen.width(), seen.height()));
        }
        if (seen.rate() != null) traits.add(Messages.of("cli.check.rate", seen.rate()));
        var codecs = Stream.of(seen.video(), seen.sound())
                .filter(codec -> !codec.isEmpty())
                .map(CodecName::written)
                .collect(Collectors.joining(", "));
        if (!codecs.isEmpty()) traits.add(codecs);
        if (seen.bitrate() != null) traits.add(Messages.of("cli.status.rate", seen.bitrate() / MEGA));
        return traits;
    }
}
