package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.ChannelDetail.RankedSource;
import tv.tributary.catalog.edit.Editor;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.model.ChannelId;

/// What the user decided stays with its stream, in lists as providers change them.
class EditsStayTest {
    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aRenamedStreamIsKnownByTheOneKeyThatTellsStreamsApart() {
        rig.sync("Home", field("identity-sid.1.m3u"));
        editor().hide(List.of(id("Alpha (TNT)")));

        var report = rig.sync("Home", field("identity-sid.2.m3u"));

        assertThat(hidden()).containsExactly("1 - Alpha One (TNT) sid=1537");
        assertThat(shown()).containsExactlyInAnyOrder("6 - Zeta HD2 (TNT) sid=1539", "4 - Delta (TNT) sid=1538");
        assertThat(report.added()).isZero();
        assertThat(report.gone()).isZero();
    }

    @Test
    void aBlockStaysWhenTheTokenIsInAKeyNobodyKnows() {
        rig.sync("Home", field("token-unknown-key.1.m3u"));
        var first = streams("Ava").getFirst();
        editor().block(first.source().id());

        var report = rig.sync("Home", field("token-unknown-key.2.m3u"));

        assertThat(streams("Ava"))
                .extracting(one -> one.source().url().replaceAll(".*stitch/", "") + (one.blocked() ? " blocked" : ""))
                .containsExactlyInAnyOrder("0/master.m3u8?jwt=bbb0&x=1 blocked", "3/master.m3u8?jwt=bbb3&x=1");
        assertThat(report.added()).isZero();
        assertThat(report.gone()).isZero();
    }

    @Test
    void aBlockStaysWithTheFirstOfTwoWhenTheTokenIsInThePath() {
        var list = """
                #EXTM3U
                #EXTINF:-1,Ava
                http://a.test/TOKEN1/index.m3u8
                #EXTINF:-1,Bix
                http://a.test/TOKEN2/index.m3u8
                #EXTINF:-1,Ava
                http://a.test/TOKEN3/index.m3u8
                """;
        rig.sync("Home", list);
        editor().block(streams("Ava").stream()
                .filter(one -> one.source().url().contains("TOKEN1"))
                .findFirst()
                .orElseThrow()
                .source()
                .id());

        var report = rig.sync("Home", list.replace("TOKEN", "FRESH"));

        assertThat(streams("Ava"))
                .filteredOn(RankedSource::blocked)
                .extracting(one -> one.source().url())
                .containsExactly("http://a.test/FRESH1/index.m3u8");
        assertThat(report.added()).isZero();
        assertThat(report.gone()).isZero();
    }

    @Test
    void namesWinWhenAllIdsGrowByOneAtANewHost() {
        namesWin("ids-shift", "107.ts");
    }

    @Test
    void namesWinWhenIdsAreDealtAnew() {
        namesWin("reshuffled", "/5.ts");
    }

    private void namesWin(String lists, String fug) {
        rig.sync("Home", field(lists + ".1.m3u"));
        editor().hide(List.of(id("Dov Channel"), id("Hox Channel")));
        editor().rename(id("Fug Channel"), "My Fug");

        var report = rig.sync("Home", field(lists + ".2.m3u"));

        assertThat(hidden())
                .extracting(name -> name.substring(0, 11))
                .containsExactlyInAnyOrder("Dov Channel", "Hox Channel");
        assertThat(streams("My Fug"))
                .extracting(one -> one.source().name() + " " + one.source().url())
                .singleElement()
                .asString()
                .startsWith("Fug Channel http://")
                .endsWith(fug);
        assertThat(report.added()).isZero();
        assertThat(report.gone()).isZero();
    }

    @Test
    void oneChannelInsertedIntoSequentialAddressesMovesNothing() {
        rig.sync("Home", places("Ava", "Bix", "Cog", "Dax", "Eft"));
        editor().hide(List.of(id("Cog")));
        editor().rename(id("Dax"), "Mine");

        var report = rig.sync("Home", places("Ava", "Newly", "Bix", "Cog", "Dax", "Eft"));

        assertThat(hidden()).containsExactly("Cog 4.ts");
        assertThat(streams("Mine")).extracting(one -> one.source().name()).containsExactly("Dax");
        assertThat(report.added()).isEqualTo(1);
        assertThat(report.gone()).isZero();
    }

    @Test
    void anEditWaitsWhereAnotherStreamMayHaveComeToTheAddress() {
        rig.sync("Home", places("Ava", "Bix", "Cog", "Dax", "Eft", "Fug"));
        editor().hide(List.of(id("Cog")));

        // Cog goes, two come, and all behind move on.
        rig.sync("Home", places("Ava", "Bix", "Newly", "Other", "Dax", "Eft", "Fug"));
        assertThat(rig.names()).contains("Newly", "Other");

        rig.sync("Home", places("Ava", "Bix", "Newly", "Other", "Dax", "Cog", "Eft", "Fug"));
        assertThat(hidden()).containsExactly("Cog 6.ts");
    }

    @Test
    void aNewStreamOfAFormerNameIsAChannelOfItsOwn() {
        rig.sync("Home", ids("1 Fug", "2 Gim", "3 Hox"));
        editor().hide(List.of(id("Fug")));
        rig.sync("Home", ids("1 Zorbaville", "2 Gim", "3 Hox"));

        rig.sync("Home", ids("1 Zorbaville", "2 Gim", "3 Hox", "4 Fug"));

        assertThat(hidden()).containsExactly("Zorbaville 1.ts");
        assertThat(shown()).contains("Fug 4.ts");
    }

    @Test
    void whatMovesToAnotherGroupWithANewTokenIsTheSame() {
        rig.sync("Home", ids("71 Ava", "72 Bix", "73 Cog"));
        editor().renumber(id("Bix"), "77");

        rig.sync("Home", ids("81 Ava", "82 Bix", "83 Cog").replace("group-title=\"G\",Bix", "group-title=\"H\",Bix"));

        assertThat(rig.channel("Bix").number()).isEqualTo("77");
        assertThat(rig.channel("Bix").group()).isEqualTo("H");
    }

    @Test
    void whatAListNamesTwiceIsNoBackupAndBlockedOnceIsBlocked() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1 group-title="Fav",Ava
                http://127.0.0.1:9/1.ts
                #EXTINF:-1 group-title="Sports",Ava
                http://127.0.0.1:9/1.ts
                """);
        var row = rig.catalog().channels().list(ChannelQuery.all()).getFirst();
        assertThat(row.backups()).isZero();
        assertThat(streams("Ava")).hasSize(1);

        editor().block(streams("Ava").getFirst().source().id());

        assertThat(streams("Ava")).singleElement().matches(RankedSource::blocked);
        assertThat(rig.catalog().tuning(row.channel().id()).orElseThrow().candidates())
                .isEmpty();
    }

    private static String places(String... names) {
        var numbered = new ArrayList<String>();
        for (var i = 0; i < names.length; i++) numbered.add((i + 1) + " " + names[i]);
        return ids(numbered.toArray(String[]::new));
    }

    private static String ids(String... entries) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var entry : entries) {
            var parts = entry.split(" ", 2);
            list.append("#EXTINF:-1 group-title=\"G\",").append(parts[1]);
            list.append("\nhttp://a.test/u/p/").append(parts[0]).append(".ts\n");
        }
        return list.toString();
    }

    static String field(String name) {
        try (var in = EditsStayTest.class.getResourceAsStream("field/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Editor editor() {
        return rig.catalog().editor();
    }

    private ChannelId id(String name) {
        return rig.channels().stream()
                .filter(channel -> channel.name().endsWith(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + rig.names()))
                .id();
    }

    private List<RankedSource> streams(String channel) {
        return rig.catalog().channels().find(id(channel)).orElseThrow().sources();
    }

    private List<String> shown() {
        return played(Sight.SHOWN);
    }

    private List<String> hidden() {
        return played(Sight.HIDDEN);
    }

    /// Name and last part of the address of each stream.
    private List<String> played(Sight sight) {
        return rig.catalog().channels().list(new ChannelQuery("", "", Optional.empty(), 0, sight)).stream()
                .flatMap(row -> rig.catalog().channels().find(row.channel().id()).orElseThrow().sources().stream())
                .map(one -> one.source().name() + " "
                        + one.source().url().replaceAll(".*(sid=\\d+).*", "$1").replaceAll(".*/", ""))
                .toList();
    }
}
