package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a list as a whole tells about its names, over several syncs.
class NamingConventionSyncTest {
    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void whyNamesTheHabit() {
        rig.sync("One", list(30, "Sverige: "));

        assertThat(why("Filma Plus"))
                .endsWith("“Sverige:” begins 30 of this provider's names and means the country Sweden.");
    }

    @Test
    void moreNamesOfOneHabitChangeNoOther() {
        rig.sync("One", list(30, "Sverige: "));
        var before = rig.everything();

        var report = rig.sync("One", list(33, "Sverige: "));

        assertThat(report.added()).isEqualTo(3);
        assertThat(report.changed()).isZero();
        assertThat(rig.everything()).containsAll(before);
        assertThat(why("Filma Plus")).contains("begins 33 of");
    }

    @Test
    void newHabitReadsOnlyItsOwnNamesAnewAndCutsNoChannel() {
        rig.sync("One", list(30, "Sverige: ") + extra(3));
        var before = rig.everything();

        var report = rig.sync("One", list(30, "Sverige: ") + extra(5));

        // The three that stood, as their mark is a habit only now.
        assertThat(report.added()).isEqualTo(2);
        assertThat(report.changed()).isLessThanOrEqualTo(3);
        assertThat(rig.everything()).containsAll(before);
    }

    private String why(String channel) {
        return rig.catalog()
                .channels()
                .find(rig.channel(channel).id())
                .orElseThrow()
                .sources()
                .getFirst()
                .why();
    }

    private static String list(int count, String mark) {
        return "#EXTM3U\n" + entries(0, count, mark);
    }

    private static String extra(int count) {
        return entries(100, count, "◉◉ ");
    }

    private static String entries(int from, int count, String mark) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> "#EXTINF:-1 group-title=\"Films\"," + mark + "Film" + letters(i)
                        + " Plus\nhttp://one.test/live/user/pass/" + (i + 1) + ".ts\n")
                .collect(Collectors.joining());
    }

    private static String letters(int number) {
        var last = "" + (char) ('a' + number % 26);
        return number < 26 ? last : (char) ('a' + number / 26) + last;
    }
}
