package tv.tributary.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.catalog.lineup.InsertionPoint;

/// As few groups as possible get a place, so that groups to come still find theirs by name.
class GroupOrderTest {
    @ParameterizedTest
    @CsvSource({
        // placed, by name, moved, where, placed then
        "'', A B C D, D, before A, D",
        "'', A B C D, A, behind D, B C D",
        "'', A B C D, D, behind A, A D",
        "'', A B C D, C B, before A, C B",
        "'', A B C D, B, behind A, ''",
        "X Y, A B, Y, before X, Y X",
        "X Y, A B, A, before X, A X Y",
        "X Y, A B, A, behind X, X A Y",
        "X Y, A B, X, behind B, Y",
        "X Y, A B, Y, behind A, X A Y",
        "X Y, A B, X Y, behind B, ''",
        "X Y, A, A, behind Y, X Y",
    })
    void aListOfGroupsReadsAsItWasArranged(String placed, String named, String moved, String where, String expected) {
        var all = Stream.concat(words(placed).stream(), words(named).stream()).toList();
        var target = where.substring(where.indexOf(' ') + 1);
        var point = where.startsWith("before") ? InsertionPoint.before(target) : InsertionPoint.behind(target);

        assertThat(GroupOrder.after(all, Set.copyOf(words(placed)), words(moved), point))
                .isEqualTo(words(expected));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
