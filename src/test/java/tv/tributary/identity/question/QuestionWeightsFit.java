package tv.tributary.identity.question;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tv.tributary.catalog.MergeReport;
import tv.tributary.catalog.directory.DirectoryFolder;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.name.ChannelDirectory;
import tv.tributary.identity.name.ChannelIdentifier;

/// Learns the weights of [QuestionWeights] and prints them: `QuestionWeightsFit LABELS DIRECTORY LIST…`.
///
/// The lists are merged without the rows of the table of brands, as names that nobody wrote a row for are. Their
/// questions are found without the directory, with it from the start, and with it switched on after the merge; whether
/// the answer is yes is read from the labels. The weights are those of a logistic regression over all three. Then it
/// says
/// how many of the surest are right where the weights were learnt from four fifths of the names and tried on the rest.
final class QuestionWeightsFit {
    private static final double RIDGE = 1;
    private static final int FOLDS = 5;

    private QuestionWeightsFit() {}

    /// @param name what both sides are called: no name is learnt from and tried on
    private record Labelled(ChannelQuestion question, String name, boolean yes) {}

    public static void main(String[] arguments) throws IOException {
        var labels = labels(Path.of(arguments[0]));
        var directory = DirectoryFolder.read(Path.of(arguments[1]));
        var lists = List.of(arguments).subList(2, arguments.length);
        var plain = new ChannelIdentifier(Brands.WITHOUT_ROWS, ChannelDirectory.EMPTY);
        var listed = new ChannelIdentifier(Brands.WITHOUT_ROWS, directory);
        var runs = List.of(
                labelled(lists, labels, plain, plain),
                labelled(lists, labels, listed, listed),
                labelled(lists, labels, plain, listed));
        var names = List.of("without the directory", "with it", "with it later");
        for (var isJoin : List.of(true, false)) {
            Function<List<Labelled>, List<Labelled>> chosen = run -> run.stream()
                    .filter(one -> one.question.kind().isJoin() == isJoin)
                    .toList();
            var all = runs.stream().flatMap(run -> chosen.apply(run).stream()).toList();
            System.out.println(isJoin ? "joins" : "splits");
            fit(all).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(weight -> System.out.printf(
                            "            Map.entry(QuestionSign.%s, %.2f),%n", weight.getKey(), weight.getValue()));
            for (var run = 0; run < runs.size(); run++) tell(names.get(run), chosen.apply(runs.get(run)), all);
        }
    }

    private static void tell(String name, List<Labelled> run, List<Labelled> all) {
        record Rated(double odds, boolean yes) {}
        var rated = new ArrayList<Rated>();
        for (var fold = 0; fold < FOLDS; fold++) {
            var mine = fold;
            var weights = new QuestionWeights(
                    fit(all.stream().filter(one -> fold(one) != mine).toList()));
            run.stream()
                    .filter(one -> fold(one) == mine)
                    .forEach(one -> rated.add(new Rated(weights.odds(one.question.signs()), one.yes)));
        }
        rated.sort(Comparator.comparingDouble(one -> -one.odds));
        System.out.printf("%s: %d questions, %d of them yes%n", name, run.size(), yes(run));
        for (var size : List.of(25, 50, 100, 150, 200, 250, 300, 400)) {
            if (size > rated.size()) break;
            var right = rated.subList(0, size).stream().filter(Rated::yes).count();
            System.out.printf("  the %d surest: %.2f%n", size, right / (double) size);
        }
    }

    private static long yes(List<Labelled> run) {
        return run.stream().filter(Labelled::yes).count();
    }

    private static int fold(Labelled one) {
        return Math.floorMod(one.name.hashCode(), FOLDS);
    }

    private static List<Labelled> labelled(
            List<String> lists, Map<String, String> labels, ChannelIdentifier reading, ChannelIdentifier asking)
            throws IOException {
        var report = new MergeReport(reading);
        for (var list : lists) {
            try (var in = Files.newInputStream(Path.of(list))) {
                report.add(in);
            }
        }
        var keys = report.identified().stream()
                .collect(Collectors.toMap(
                        one -> one.stream().channel(),
                        one -> one.identity().channel().name(),
                        (one, _) -> one));
        return report.questions(asking).stream()
                .map(question -> new Labelled(
                        question.asked(), keys.getOrDefault(question.asked().channel(), ""), question.isYes(labels)))
                .toList();
    }

    private static Map<String, String> labels(Path file) throws IOException {
        var labels = new HashMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var columns = List.of(line.split("\t", -1));
            labels.put(columns.get(0), columns.get(1));
        }
        return labels;
    }

    /// Newton's method.
    private static Map<QuestionSign, Double> fit(List<Labelled> all) {
        var signs = List.of(QuestionSign.values());
        var weights = new double[signs.size()];
        for (var round = 0; round < 25; round++) {
            var slope = new double[signs.size()];
            var curve = new double[signs.size()][signs.size()];
            for (var one : all) {
                var odds = 0.0;
                for (var sign : one.question.signs()) odds += weights[signs.indexOf(sign)];
                var share = 1 / (1 + Math.exp(-odds));
                for (var sign : one.question.signs()) {
                    slope[signs.indexOf(sign)] += share - (one.yes ? 1 : 0);
                    for (var other : one.question.signs())
                        curve[signs.indexOf(sign)][signs.indexOf(other)] += share * (1 - share);
                }
            }
            for (var i = 0; i < signs.size(); i++) {
                slope[i] += RIDGE * weights[i];
                curve[i][i] += RIDGE;
            }
            var step = solved(curve, slope);
            for (var i = 0; i < signs.size(); i++) weights[i] -= step[i];
        }
        var learnt = new HashMap<QuestionSign, Double>();
        for (var sign : signs)
            if (Math.abs(weights[signs.indexOf(sign)]) >= 0.005) learnt.put(sign, weights[signs.indexOf(sign)]);
        return learnt;
    }

    /// Gauss' elimination; the matrix is positive definite.
    private static double[] solved(double[][] matrix, double[] right) {
        var size = right.length;
        for (var i = 0; i < size; i++) {
            for (var row = i + 1; row < size; row++) {
                var factor = matrix[row][i] / matrix[i][i];
                for (var column = i; column < size; column++) matrix[row][column] -= factor * matrix[i][column];
                right[row] -= factor * right[i];
            }
        }
        var solution = new double[size];
        for (var i = size - 1; i >= 0; i--) {
            var rest = right[i];
            for (var column = i + 1; column < size; column++) rest -= matrix[i][column] * solution[column];
            solution[i] = rest / matrix[i][i];
        }
        return solution;
    }
}
