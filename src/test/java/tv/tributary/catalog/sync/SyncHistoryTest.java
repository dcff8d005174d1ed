package tv.tributary.catalog.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.store.SyncReportStore.ChangeKind;
import tv.tributary.store.SyncReportStore.SyncChange;

/// The sum of several syncs' changes. A change is written as its kind, the name now, what was before, the group now.
final class SyncHistoryTest {
    static Stream<Arguments> sums() {
        return Stream.of(
                arguments("CAME a g", "CAME a g"),
                arguments("CAME a g; WENT a g", ""),
                arguments("WENT a g; CAME a g", ""),
                arguments("WENT a g; CAME a g; WENT a g", "WENT a g"),
                arguments("RENAMED b a; RENAMED c b", "RENAMED c a"),
                arguments("RENAMED b a; RENAMED a b", ""),
                arguments("CAME a g; RENAMED b a", "CAME b g"),
                arguments("RENAMED b a; WENT b g", "WENT b g"),
                arguments("MOVED a g h; MOVED a h i", "MOVED a g i"),
                arguments("MOVED a g h; MOVED a h g", ""),
                arguments("CAME a g; MERGED a x; WENT a g", ""),
                arguments("CAME a g; CAME b g", "CAME a g; CAME b g"));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("sums")
    void whatCancelsOutIsNotShown(String changes, String sum) {
        assertThat(SyncHistory.net(read(changes))).isEqualTo(read(sum));
    }

    private static List<SyncChange> read(String text) {
        return Arrays.stream(text.split("; ", -1))
                .filter(one -> !one.isEmpty())
                .map(one -> one.split(" ", -1))
                .map(part ->
                        new SyncChange(ChangeKind.valueOf(part[0]), part[1], part[2], part.length > 3 ? part[3] : ""))
                .toList();
    }
}
