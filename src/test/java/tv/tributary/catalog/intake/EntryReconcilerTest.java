package tv.tributary.catalog.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.m3u.ListEntries;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.identity.text.Hash;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.store.SourceStore.Known;

/// Which source an entry of a new edition is, where a source of the same label is gone. Sources have their number in
/// the stored list, from 1.
class EntryReconcilerTest {
    private static final String HOST = "http://a.test/";
    private final List<Known> stored = new ArrayList<>();
    private StreamAddressing addressing = new StreamAddressing() {};
    /// How often all that is stored was read.
    private int reads;

    @Test
    void renamedStreamsAreKnownByAddressesThatAllStayWithoutLearningFromThem() {
        live("Event 1", "Live", HOST + "u/p/101.ts");
        live("Event 2", "Live", HOST + "u/p/102.ts");
        live("Bix", "News", HOST + "u/p/103.ts");
        live("Cog", "News", HOST + "u/p/104.ts");
        gone("Dot", "News", HOST + "u/p/105.ts");

        assertThat(sources(
                        entry("Event 1: Aurora - Borealis", "Live", HOST + "u/p/101.ts"),
                        entry("Event 2: Provence - Sarnia", "Live", HOST + "u/p/102.ts"),
                        entry("Bix", "News", HOST + "u/p/103.ts"),
                        entry("Cog", "News", HOST + "u/p/104.ts")))
                .containsExactly(1L, 2L, 3L, 4L);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void addressesThatAllStayTellNothingWhereTheyWereDealtAnew() {
        live("Ava", "News", HOST + "u/p/101.ts");
        live("Bix", "News", HOST + "u/p/102.ts");
        live("Cog", "News", HOST + "u/p/103.ts");

        assertThat(sources(
                        entry("Ava", "News", HOST + "u/p/103.ts"),
                        entry("Bix", "News", HOST + "u/p/101.ts"),
                        entry("Newly", "News", HOST + "u/p/102.ts")))
                .containsExactly(1L, 2L, 0L);
        assertThat(reads).isGreaterThan(1);
    }

    @Test
    void aNamesakeThatComesBackIsNotTakenForTheOneThatMovedToAnotherGroup() {
        live("Ava", "News", HOST + "t2x101/101/index.m3u8");
        live("Bix", "News", HOST + "t2x102/102/index.m3u8");
        live("Cog", "News", HOST + "t2x103/103/index.m3u8");
        gone("Ava", "News", HOST + "t1x107/107/index.m3u8");

        assertThat(sources(
                        entry("Ava", "Sports", HOST + "t3x101/101/index.m3u8"),
                        entry("Bix", "News", HOST + "t3x102/102/index.m3u8"),
                        entry("Cog", "News", HOST + "t3x103/103/index.m3u8"),
                        entry("Ava", "News", HOST + "t3x107/107/index.m3u8")))
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void oneOfTwoNamesakesThatLeftAtAFormerHostComesBackByItsId() {
        live("Bix", "News", "http://b.test/live/new/login/102.ts");
        live("Cog", "News", "http://b.test/live/new/login/103.ts");
        gone("Ava", "News", "http://a.test/live/old/login/106.ts");
        gone("Ava", "News", "http://a.test/live/old/login/107.ts");

        assertThat(sources(
                        entry("Bix", "News", "http://b.test/live/new/login/102.ts"),
                        entry("Ava", "News", "http://b.test/live/new/login/107.ts"),
                        entry("Cog", "News", "http://b.test/live/new/login/103.ts")))
                .containsExactly(1L, 4L, 2L);
    }

    @Test
    void oneOfTwoNamesakesThatLeftWaitsWhereHostsTellStreamsApart() {
        live("Bix", "News", "http://b.test/102.ts");
        live("Cog", "News", "http://c.test/102.ts");
        gone("Ava", "News", "http://a.test/106.ts");
        gone("Ava", "News", "http://a.test/107.ts");

        assertThat(sources(
                        entry("Bix", "News", "http://b.test/102.ts"),
                        entry("Ava", "News", "http://b.test/107.ts"),
                        entry("Cog", "News", "http://c.test/102.ts")))
                .containsExactly(1L, 0L, 2L);
    }

    @Test
    void aStreamWhoseNamesakeIsGoneShowsThatIdsLast() {
        live("Ava", "News", "http://a.test/u/p/108.ts");
        live("Bix", "News", "http://a.test/u/p/103.ts");
        gone("Ava", "News", "http://a.test/u/p/106.ts");

        assertThat(sources(
                        entry("Newly", "Films", "http://b.test/u/p/109.ts"),
                        entry("Ava", "News", "http://b.test/u/p/108.ts"),
                        entry("Renamed", "News", "http://b.test/u/p/103.ts")))
                .containsExactly(0L, 1L, 2L);
    }

    /// Addresses that end in a number that is the stream's, as those of panels.
    private void streamsHaveIds() {
        addressing = new StreamAddressing() {
            @Override
            public long identity(String url) {
                return Hash.of(url.replaceAll(".*/|\\..*$", ""));
            }
        };
    }

    @Test
    void anIdTellsAStreamWhateverNameGroupHostAndLogin() {
        streamsHaveIds();
        live("Ava", "News", "http://a.test/u/p/1");
        live("Bix", "News", "http://a.test/u/p/2");
        live("Cog", "News", "http://a.test/u/p/3");

        assertThat(sources(
                        entry("Cog HD", "Sport", "http://b.test/live/x/y/3.ts"),
                        entry("UK: Bix", "UK", "http://b.test/live/x/y/2.ts"),
                        entry("Ava", "News", "http://b.test/live/x/y/4.ts"),
                        entry("Dot", "News", "http://b.test/live/x/y/1.ts")))
                .containsExactly(3L, 2L, 0L, 1L);
    }

    @Test
    void ofAStreamThatWasListedTwiceTheOneOfItsGroupStays() {
        streamsHaveIds();
        live("Ava", "Sport", "http://a.test/u/p/1");
        live("Ava", "News", "http://a.test/u/p/1");

        assertThat(sources(entry("Ava", "News", "http://a.test/live/u/p/1.ts"))).containsExactly(2L);
    }

    @Test
    void aStreamMadeAnewUnderAnotherIdIsKnownByItsName() {
        streamsHaveIds();
        live("Ava", "News", "http://a.test/u/p/1");
        live("Bix", "News", "http://a.test/u/p/2");
        gone("Cog", "News", "http://a.test/u/p/3");

        assertThat(sources(
                        entry("Ava", "News", "http://a.test/live/u/p/9.ts"),
                        entry("Bix", "News", "http://a.test/live/u/p/2.ts"),
                        entry("Cog again", "News", "http://a.test/live/u/p/3.ts")))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void whereIdsWereDealtAnewTheNamesTell() {
        streamsHaveIds();
        live("Ava", "News", "http://a.test/u/p/1");
        live("Bix", "News", "http://a.test/u/p/2");
        live("Cog", "News", "http://a.test/u/p/3");

        assertThat(sources(
                        entry("Ava", "News", "http://a.test/live/u/p/2.ts"),
                        entry("Bix", "News", "http://a.test/live/u/p/3.ts"),
                        entry("Cog", "News", "http://a.test/live/u/p/1.ts")))
                .containsExactly(1L, 2L, 3L);
    }

    private void live(String name, String group, String url) {
        add(name, group, url, false);
    }

    private void gone(String name, String group, String url) {
        add(name, group, url, true);
    }

    private void add(String name, String group, String url, boolean gone) {
        var number = stored.size() + 1;
        stored.add(new Known(number, SourceKind.LIVE, name, group, "", url, "tv|" + name, 0, number - 1, gone));
    }

    private static String entry(String name, String group, String url) {
        return "#EXTINF:-1 group-title=\"" + group + "\"," + name + "\n" + url + "\n";
    }

    /// The number of the source each entry is, 0 for a new one.
    private List<Long> sources(String... list) {
        var entries = new ArrayList<ListEntry>();
        var text = "#EXTM3U\n" + String.join("", list);
        try {
            M3uReader.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    entry -> entries.add(ListEntries.of(entry, "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var entryIndex = new EntryIndex();
        for (var entry : entries) entryIndex.add(entry, 0, addressing.identity(entry.url()));
        var entryReconciler = new EntryReconciler(
                this::each, entryIndex, entries::get, NamingConventions.NONE, ChannelIdentifier.SHIPPED, addressing);
        return Arrays.stream(entryReconciler.settle())
                .mapToObj(index -> index < 0 ? 0L : entryReconciler.known().id(index))
                .toList();
    }

    private void each(Consumer<Known> action) {
        reads++;
        stored.forEach(action);
    }
}
