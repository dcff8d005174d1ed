package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.provider.Providers;

/// A removed provider comes back for a week as it was, and is no hindrance meanwhile.
class RemovedProviderTest {
    private static final String A = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1",Ava
            http://127.0.0.1:9/a1.ts
            #EXTINF:-1 tvg-chno="2",Bix
            http://127.0.0.1:9/a2.ts
            """;
    private static final String B = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1",Cog
            http://127.0.0.1:9/b1.ts
            #EXTINF:-1 tvg-chno="2",Dax
            http://127.0.0.1:9/b2.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void itsChannelsLeaveTheirNumbersToOthers() {
        rig.sync("A", A);
        providers().remove(rig.id("A"));
        rig.sync("B", B);

        assertThat(rig.channel("Cog").number()).isEqualTo("1");
        assertThat(rig.channel("Dax").number()).isEqualTo("2");
    }

    @Test
    void whoseNumberWasGivenAwayComesBackBehindAllOthers() {
        rig.sync("A", A);
        var removed = rig.id("A");
        providers().remove(removed);
        rig.sync("B", B);
        rig.catalog().editor().renumber(rig.channel("Cog").id(), "7");

        providers().restore(removed);

        assertThat(rig.channel("Ava").number()).isEqualTo("8");
        assertThat(rig.channel("Bix").number()).isEqualTo("9");
        assertThat(rig.channel("Dax").number()).isEqualTo("2");
        assertThat(rig.catalog().history().undo().words()).isEqualTo("Gave Cog the number 7");
    }

    @Test
    void aPinnedNumberIsKeptForIt() {
        rig.sync("A", A);
        var removed = rig.id("A");
        rig.catalog().editor().renumber(rig.channel("Ava").id(), "2");
        providers().remove(removed);
        rig.sync("B", B);
        assertThat(rig.channel("Dax").number()).isNotEqualTo("2");

        providers().restore(removed);

        assertThat(rig.channel("Ava").number()).isEqualTo("2");
    }

    @Test
    void editsAreBackWithIt() {
        rig.sync("A", A);
        var removed = rig.id("A");
        rig.catalog().editor().rename(rig.channel("Ava").id(), "Mine");
        rig.catalog().editor().hide(List.of(rig.channel("Bix").id()));
        providers().remove(removed);
        assertThat(rig.names()).isEmpty();
        rig.restart(Duration.ofDays(6));

        providers().restore(removed);

        assertThat(rig.names()).containsExactly("Mine");
    }

    @Test
    void theRemovedAreListedUntilTheirWeekIsOver() {
        rig.sync("A", A);
        var removed = rig.id("A");
        providers().remove(removed);

        assertThat(providers().removed()).singleElement().satisfies(one -> {
            assertThat(one.provider().name()).isEqualTo("A");
            assertThat(Duration.between(one.removed(), one.until())).isEqualTo(Duration.ofDays(7));
        });
        assertThat(rig.catalog().schedule().nextDue())
                .contains(providers().removed().getFirst().until());
        rig.catalog().schedule().run();
        assertThat(providers().removed()).hasSize(1);
        rig.restart(Duration.ofDays(8));
        assertThat(providers().removed()).isEmpty();
    }

    @Test
    void aProgramThatRunsOnDeletesThemWhenTheirWeekIsOver() {
        rig.sync("A", A);
        providers().remove(rig.id("A"));
        rig.pass(Duration.ofDays(8));

        rig.catalog().schedule().run();

        assertThat(providers().removed()).isEmpty();
        assertThat(rig.stored("select count(*) from provider")).isZero();
        assertThat(rig.stored("select count(*) from source")).isZero();
    }

    private Providers providers() {
        return rig.catalog().providers();
    }
}
