package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.provider.SyncReport;

/// Streams and channels keep their ids through whatever providers do to their lists.
class ChannelIdentityTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="UK",One
            http://old.test:8080/live/user/pass/11.ts
            #EXTINF:-1 group-title="UK",Two
            http://old.test:8080/live/user/pass/12.ts
            #EXTINF:-1 group-title="UK",Three
            http://old.test:8080/live/user/pass/13.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void theSameListAgainChangesNothing() {
        rig.sync("Home", LIST);
        var before = rig.everything();

        var report = rig.sync("Home", LIST);

        assertThat(report.result()).isEqualTo(SyncReport.Result.UNCHANGED);
        assertThat(report.words()).isEqualTo("Nothing new: 3 entries, same as before.");
        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void anotherPasswordAndHostKeepAllIds() {
        rig.sync("Home", LIST);
        var before = rig.everything();

        var report = rig.sync("Home", LIST.replace("old.test:8080/live/user/pass", "new.test/live/someone/secret"));

        assertThat(report.added()).isZero();
        assertThat(report.gone()).isZero();
        assertThat(report.changed()).isEqualTo(3);
        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void anotherOrderKeepsAllIds() {
        rig.sync("Home", LIST);
        var one = rig.sources("One");

        var report = rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1 group-title="UK",Three
                http://old.test:8080/live/user/pass/13.ts
                #EXTINF:-1 group-title="UK",One
                http://old.test:8080/live/user/pass/11.ts
                #EXTINF:-1 group-title="UK",Two
                http://old.test:8080/live/user/pass/12.ts
                """);

        assertThat(report.words()).isEqualTo("Nothing new: 3 entries, same as before.");
        assertThat(rig.sources("One")).isEqualTo(one);
    }

    @Test
    void renamingKeepsIdAndChannel() {
        rig.sync("Home", LIST);
        var channel = rig.channel("Two").id();

        rig.sync("Home", LIST.replace("Two", "Second"));

        assertThat(rig.channel("Second").id()).isEqualTo(channel);
    }

    @Test
    void tokensInTheQueryDoNotCount() {
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/one/index.m3u8?token=aaa&e=1\n");
        var before = rig.everything();

        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/one/index.m3u8?token=bbb&e=2\n");

        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void twoEntriesOfOneAddressAreOneStream() {
        var list = """
                #EXTM3U
                #EXTINF:-1,One
                http://a.test/one.m3u8
                #EXTINF:-1,One
                http://a.test/one.m3u8
                """;
        rig.sync("Home", list);
        var before = rig.everything();

        var report = rig.sync("Home", list + "\n");

        assertThat(before).hasSize(1);
        assertThat(rig.everything()).isEqualTo(before);
        assertThat(report.total()).isEqualTo(2);
    }

    @Test
    void sameStreamIdsOfTwoHostsStayApartWhenTheyChangePlaces() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1,Here
                http://a.test/live/u/p/1.ts
                #EXTINF:-1,There
                http://b.test/live/u/p/1.ts
                """);
        var before = rig.everything();

        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1,There
                http://b.test/live/u/p/1.ts
                #EXTINF:-1,Here
                http://a.test/live/u/p/1.ts
                """);

        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void whatDisappearedComesBackAsItWas() {
        rig.sync("Home", LIST);
        var before = rig.everything();
        var number = rig.channel("Two").number();

        var less = rig.sync(
                "Home",
                LIST.replace("#EXTINF:-1 group-title=\"UK\",Two\nhttp://old.test:8080/live/user/pass/12.ts\n", ""));
        assertThat(less.gone()).isEqualTo(1);
        assertThat(rig.names()).containsExactly("One", "Three");
        rig.restart(Duration.ofDays(2));
        rig.sync("Home", LIST);

        assertThat(rig.everything()).isEqualTo(before);
        assertThat(rig.channel("Two").number()).isEqualTo(number);
    }

    @Test
    void idsOfForgottenChannelsAreNotGivenAgain() {
        rig.sync("Home", LIST);
        var three = rig.channel("Three").id();
        rig.sync("Home", LIST.substring(0, LIST.indexOf("#EXTINF:-1 group-title=\"UK\",Three")));
        rig.restart(Duration.ofDays(40));

        rig.sync("Home", LIST.replace("Three", "Four").replace("13.ts", "14.ts"));

        assertThat(rig.channel("Four").id().value()).isGreaterThan(three.value());
    }

    @Test
    void removedProviderIsRestoredAsItWas() {
        rig.sync("Home", LIST);
        var before = rig.everything();

        rig.catalog().providers().remove(rig.id("Home"));
        assertThat(rig.names()).isEmpty();
        rig.restart(Duration.ofDays(6));
        rig.catalog().providers().restore(rig.onlyProvider());

        assertThat(rig.everything()).isEqualTo(before);
    }

    @Test
    void removedProviderIsForgottenAfterAWeek() {
        rig.sync("Home", LIST);
        var id = rig.onlyProvider();
        rig.catalog().providers().remove(id);

        rig.restart(Duration.ofDays(8));

        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> rig.catalog().providers().restore(id)))
                .isInstanceOf(java.util.NoSuchElementException.class);
    }
}
