package tv.tributary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tv.tributary.catalog.MergeReport;
import tv.tributary.catalog.MergeReport.Question;
import tv.tributary.catalog.MergeReport.Verdict;
import tv.tributary.catalog.directory.DirectoryFolder;
import tv.tributary.identity.match.Evidence;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelDirectory;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.question.AnsweredShare;
import tv.tributary.identity.question.QuestionKind;
import tv.tributary.text.Messages;
import tv.tributary.text.Units;

/// `tributary merge-report LIST… --tsv FILE`: shows which streams of lists would share a channel, and changes nothing.
///
/// The file has one line a stream, its URL and a number for its channel. With `--pairs`, a file of labelled pairs is
/// judged instead: columns `n category name group name group verdict`, answered by `n` and the verdict. With
/// `--directory`, names are also looked up in a copy of the public directory of channels; with `--no-rows`, nothing is
/// taken from the table of brands, which shows how names are judged that nobody wrote a row for. With `--labels`, whose
/// first columns are a stream's URL and its channel, it says how many of the questions are rightly answered with yes;
/// with
/// `--directory-later` names are read without the directory, and only the questions look into it.
@Command(name = "merge-report", mixinStandardHelpOptions = true, description = "${bundle:cli.merge.about}")
final class MergeReportCommand implements Callable<Integer> {
    private static final int SHOWN = 20;
    private static final int PAIR_COLUMNS = 6;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "LIST", arity = "0..*", description = "${bundle:cli.playlists}")
    private List<Path> lists = List.of();

    @Option(names = "--pairs", paramLabel = "FILE", description = "${bundle:cli.merge.pairs}")
    private @Nullable Path pairs;

    @Option(names = "--tsv", paramLabel = "FILE", description = "${bundle:cli.merge.tsv}")
    private @Nullable Path tsv;

    @Option(names = "--directory", paramLabel = "DIR", description = "${bundle:cli.merge.directory}")
    private @Nullable Path directory;

    @Option(names = "--directory-later", description = "${bundle:cli.merge.directory-later}")
    private boolean directoryLater;

    @Option(names = "--labels", paramLabel = "FILE", description = "${bundle:cli.merge.labels}")
    private @Nullable Path labels;

    @Option(names = "--no-rows", description = "${bundle:cli.merge.no-rows}")
    private boolean withoutRows;

    @Override
    public Integer call() {
        var command = Optional.ofNullable(spec).orElseThrow().commandLine();
        var labelled = Optional.ofNullable(pairs);
        if (labelled.isPresent() != lists.isEmpty()) {
            throw new ParameterException(command, Messages.of("cli.merge.lists-or-pairs"));
        }
        if (labelled.isPresent()) judge(labelled.orElseThrow(), command.getOut());
        else report(command.getOut());
        return 0;
    }

    private void report(PrintWriter out) {
        var asking = identifier();
        var report = new MergeReport(directoryLater ? new ChannelIdentifier(brands(), ChannelDirectory.EMPTY) : asking);
        for (var list : lists) {
            try (var in = Files.newInputStream(list)) {
                report.add(in);
            } catch (IOException e) {
                throw unreadable(list, e);
            }
        }
        write(report.streams().stream()
                .map(stream -> stream.url() + "\t" + stream.channel())
                .toList());
        var groups = report.groups();
        var textTable = new TextTable(Messages.of("cli.column.streams"), Messages.of("cli.column.channel"), "");
        for (var group : groups.subList(0, Math.min(SHOWN, groups.size()))) {
            var names = group.streams().stream()
                    .map(MergeReport.Stream::name)
                    .distinct()
                    .limit(3)
                    .toList();
            textTable.add(group.streams().size(), group.title(), String.join("  ·  ", names));
        }
        if (!groups.isEmpty()) textTable.print(out);
        questions(report, asking, out);
        conventions(report, out);
        out.println(Messages.of(
                "cli.merge.summary", report.streams().size(), report.channels(), groups.size(), report.leftOut()));
    }

    /// With the directory, where one is named.
    private ChannelIdentifier identifier() {
        var folder = Optional.ofNullable(directory);
        try {
            var known = folder.isEmpty() ? ChannelDirectory.EMPTY : DirectoryFolder.read(folder.get());
            return new ChannelIdentifier(brands(), known);
        } catch (IOException e) {
            throw unreadable(folder.orElseThrow(), e);
        }
    }

    private Brands brands() {
        return withoutRows ? Brands.WITHOUT_ROWS : Brands.SHIPPED;
    }

    private void questions(MergeReport report, ChannelIdentifier asking, PrintWriter out) {
        var questions = report.questions(asking).stream()
                .filter(question -> question.asked().isWorthAsking())
                .toList();
        if (questions.isEmpty()) return;
        out.println();
        out.println(Messages.of("cli.merge.questions", questions.size()));
        var textTable = new TextTable(
                Messages.of("cli.column.sureness"),
                Messages.of("cli.column.question"),
                Messages.of("cli.column.channel"),
                Messages.of("cli.column.channel"),
                "");
        for (var question : questions.subList(0, Math.min(SHOWN / 2, questions.size()))) {
            textTable.add(
                    AnsweredShare.sureness(question.asked().odds()),
                    Messages.of(question.asked().kind()),
                    question.title(),
                    question.other(),
                    Evidence.sentence(question.asked().evidence()).words());
        }
        textTable.print(out);
        out.println();
        if (labels != null) rate(questions, labels(labels), out);
    }

    /// How many of the questions are rightly answered with yes, by kind.
    private static void rate(List<Question> questions, Map<String, String> labels, PrintWriter out) {
        var textTable = new TextTable(
                Messages.of("cli.column.question"),
                Messages.of("cli.column.count"),
                Messages.of("cli.merge.right"),
                Messages.of("cli.column.sureness"));
        for (var isJoin : List.of(true, false)) {
            var asked = questions.stream()
                    .filter(question -> question.asked().kind().isJoin() == isJoin)
                    .toList();
            rate(textTable, Messages.of(isJoin ? "cli.merge.joins" : "cli.merge.splits"), asked, labels);
            for (var kind : QuestionKind.values()) {
                var ofKind = asked.stream()
                        .filter(question -> question.asked().kind() == kind)
                        .toList();
                if (!ofKind.isEmpty()) rate(textTable, "  " + Messages.of(kind), ofKind, labels);
            }
        }
        textTable.print(out);
        out.println();
    }

    private static void rate(TextTable textTable, String name, List<Question> questions, Map<String, String> labels) {
        if (questions.isEmpty()) {
            textTable.add(name, 0, "", "");
            return;
        }
        var right =
                questions.stream().filter(question -> question.isYes(labels)).count();
        var sureness = questions.stream()
                .mapToInt(question -> AnsweredShare.sureness(question.asked().odds()))
                .average()
                .orElse(0);
        textTable.add(name, questions.size(), Units.percent(100.0 * right / questions.size()), Units.percent(sureness));
    }

    private static Map<String, String> labels(Path file) {
        var labels = new HashMap<String, String>();
        for (var line : lines(file)) {
            var columns = line.split("\t", -1);
            if (columns.length > 1) labels.put(columns[0], columns[1]);
        }
        return labels;
    }

    /// The naming conventions learnt from each list, most frequent first.
    private void conventions(MergeReport report, PrintWriter out) {
        for (var list = 0; list < report.learnt().size(); list++) {
            var conventions = report.learnt().get(list).stream()
                    .sorted(Comparator.comparingInt(namingConvention -> -namingConvention.count()))
                    .toList();
            if (conventions.isEmpty()) continue;
            out.println(Messages.of(
                    "cli.merge.learnt", conventions.size(), lists.get(list).getFileName()));
            for (var namingConvention : conventions.subList(0, Math.min(SHOWN / 2, conventions.size())))
                out.println("  " + namingConvention.words());
            out.println();
        }
    }

    private void judge(Path file, PrintWriter out) {
        var verdicts = new ArrayList<String>();
        var counts = new EnumMap<Verdict, Integer>(Verdict.class);
        for (var line : lines(file)) {
            var columns = line.split("\t", -1);
            if (columns.length < PAIR_COLUMNS || columns[0].equals("n")) continue;
            var verdict = MergeReport.compare(columns[2], columns[3], columns[4], columns[5]);
            // A separator has no partner.
            if (columns[4].isBlank() && verdict != Verdict.SKIP) verdict = Verdict.DIFFERENT;
            counts.merge(verdict, 1, Integer::sum);
            verdicts.add(columns[0] + "\t" + verdict.name().toLowerCase(Locale.ROOT));
        }
        write(verdicts);
        out.println(Messages.of(
                "cli.merge.judged",
                counts.getOrDefault(Verdict.SAME, 0),
                counts.getOrDefault(Verdict.DIFFERENT, 0),
                counts.getOrDefault(Verdict.SKIP, 0)));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, UTF_8);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private void write(List<String> lines) {
        var file = Optional.ofNullable(tsv);
        if (file.isEmpty()) return;
        try {
            Files.write(file.orElseThrow(), lines, UTF_8);
        } catch (IOException e) {
            throw new CommandFailure(Messages.of("cli.merge.not-written", file.orElseThrow(), e.toString()));
        }
    }

    private static CommandFailure unreadable(Path file, IOException failure) {
        return new CommandFailure(Messages.of("cli.merge.not-read", file, failure.toString()));
    }
}
