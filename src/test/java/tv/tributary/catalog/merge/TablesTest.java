package tv.tributary.catalog.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped tables hold nothing that can never be found.
class TablesTest {
    @ParameterizedTest
    @ValueSource(strings = {"brands.tsv", "words.tsv"})
    void rowsAreUniqueAndFolded(String table) {
        var rows = Table.read(table);

        assertThat(rows).allSatisfy(row -> assertThat(row.get(1)).isEqualTo(Romanised.of(Folding.plain(row.get(1)))));
        assertThat(rows.stream().map(row -> row.getFirst() + " " + row.get(1)).toList())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"brand", "family", "neighbours"})
    void brandsAreSorted(String kind) {
        assertThat(names("brands.tsv", kind)).isSorted().isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coast", "filler", "language", "name", "number", "region", "same"})
    void wordsAreSorted(String kind) {
        assertThat(names("words.tsv", kind)).isSorted().isNotEmpty();
    }

    @Test
    void noMarketIsInTwoZonesOfABrand() {
        for (var row : of("brands.tsv", "brand")) {
            var markets =
                    row.get(2).replaceAll("[=/][a-z0-9]+", "").replace(' ', ',').split(",", -1);
            assertThat(markets).as(row.toString()).doesNotHaveDuplicates();
        }
    }

    @Test
    void namesForABrandElsewhereHaveARow() {
        var brands = Set.copyOf(names("brands.tsv", "brand"));
        var other = of("brands.tsv", "brand").stream()
                .flatMap(row -> List.of(row.get(2).split(" ", -1)).stream())
                .filter(zone -> zone.contains("="))
                .map(zone -> zone.substring(zone.indexOf('=') + 1))
                .collect(Collectors.toSet());

        assertThat(other).isNotEmpty();
        for (var name : other) {
            var row = of("brands.tsv", "brand").stream()
                    .filter(candidate -> candidate.get(1).equals(name))
                    .toList();
            if (brands.contains(name)) assertThat(row.getFirst().get(2)).doesNotContain("=");
        }
    }

    @Test
    void otherNamesLeadToUsualOnesInOneStep() {
        var lexicon = Lexicon.SHIPPED;
        for (var row : of("words.tsv", "name")) {
            assertThat(lexicon.name(row.get(2))).as(row.toString()).isEqualTo(row.get(2));
        }
    }

    private static List<List<String>> of(String table, String kind) {
        return Table.read(table).stream()
                .filter(row -> row.getFirst().equals(kind))
                .toList();
    }

    private static List<String> names(String table, String kind) {
        return of(table, kind).stream().map(row -> row.get(1)).toList();
    }
}
