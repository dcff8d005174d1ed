package tv.tributary.identity.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.file.BundledFile;
import tv.tributary.identity.name.Brands;
import tv.tributary.identity.text.Tokens.Transliteration;

/// The shipped tables hold nothing that can never be found.
class TablesTest {
    private static final Set<String> MEANINGS = Set.of("languages", "elsewhere", "shared", "zones");

    @ParameterizedTest
    @ValueSource(strings = {"brands.tsv", "words.tsv"})
    void rowsAreUniqueAndFolded(String table) {
        var rows = read(table);

        assertThat(rows)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo(Transliteration.of(Folding.plain(row.get(1)))));
        assertThat(rows.stream().map(row -> row.getFirst() + " " + row.get(1)).toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "neighbours",
                "family",
                "counted",
                "everywhere",
                "national",
                "languages",
                "elsewhere",
                "shared",
                "zones"
            })
    void brandsAreSorted(String kind) {
        assertThat(names("brands.tsv", kind).stream().flatMap(names -> List.of(names.split(" ", -1)).stream()))
                .isSorted()
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"coast", "common", "country", "filler", "language", "name", "number", "region", "same", "spoken"
            })
    void wordsAreSorted(String kind) {
        assertThat(names("words.tsv", kind)).isSorted().isNotEmpty();
    }

    @Test
    void noMarketIsInTwoZonesOfABrand() {
        for (var row : meanings()) {
            var markets =
                    row.get(2).replaceAll("[=/][a-z0-9]+", "").replace(' ', ',').split(",", -1);
            assertThat(markets).as(row.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void nameForABrandElsewhereIsNoOtherNameItself() {
        var meanings = meanings().stream().collect(Collectors.toMap(row -> row.get(1), row -> row.get(2)));
        var others = meanings.values().stream()
                .flatMap(zones -> List.of(zones.split(" ", -1)).stream())
                .filter(zone -> zone.contains("="))
                .map(zone -> zone.substring(zone.indexOf('=') + 1))
                .toList();

        assertThat(others).isNotEmpty();
        for (var name : others) assertThat(meanings.getOrDefault(name, "")).doesNotContain("=");
    }

    @Test
    void brandHasOneMeaning() {
        var lists = List.of("everywhere", "national").stream()
                .flatMap(kind -> names("brands.tsv", kind).stream())
                .flatMap(names -> List.of(names.split(" ", -1)).stream());
        var all = Stream.concat(lists, meanings().stream().map(row -> row.get(1)));

        assertThat(all.toList()).doesNotHaveDuplicates();
    }

    @Test
    void otherNamesLeadToUsualOnesInOneStep() {
        var lexicon = Lexicon.SHIPPED;
        for (var row : of("words.tsv", "name")) {
            var usual = row.get(2).replace(" ", "");
            assertThat(lexicon.name(usual)).as(row.toString()).isEqualTo(usual);
        }
    }

    private static List<List<String>> read(String table) {
        return BundledFile.table(table.equals("brands.tsv") ? Brands.class : Lexicon.class, table);
    }

    private static List<List<String>> meanings() {
        return read("brands.tsv").stream()
                .filter(row -> MEANINGS.contains(row.getFirst()))
                .toList();
    }

    private static List<List<String>> of(String table, String kind) {
        return read(table).stream().filter(row -> row.getFirst().equals(kind)).toList();
    }

    private static List<String> names(String table, String kind) {
        return of(table, kind).stream().map(row -> row.get(1)).toList();
    }
}
