package tv.tributary.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelQuery.Sight;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.SourceId;

/// What the user says about channels holds, through every sync.
class EditorTest {
    private static final String HOME = """
            #EXTM3U
            #EXTINF:-1 tvg-chno="1" group-title="UK",Alpha
            http://home.test/live/u/p/1.ts
            #EXTINF:-1 tvg-chno="2" group-title="UK",Bravo
            http://home.test/live/u/p/2.ts
            #EXTINF:-1 tvg-chno="3" group-title="UK",Charlie
            http://home.test/live/u/p/3.ts
            """;
    private static final String AWAY = """
            #EXTM3U
            #EXTINF:-1 group-title="UK",Alpha HD
            http://away.test/live/u/p/1.ts
            #EXTINF:-1 group-title="UK",Bravo HD
            http://away.test/live/u/p/2.ts
            """;

    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void mergedChannelsAreOneWithAllStreams() {
        rig.sync("Home", HOME);

        var merged = editor().merge(List.of(id("Alpha"), id("Bravo")));

        assertThat(rig.names()).containsExactly("Alpha", "Charlie");
        assertThat(rig.sources("Alpha")).hasSize(2);
        assertThat(merged.words()).isEqualTo("Merged Bravo into Alpha");
        assertThat(rig.catalog().channels().counts().withBackups()).isEqualTo(1);
    }

    @Test
    void streamsThatComeLaterToAMergedChannelComeToTheOneThatIsLeft() {
        rig.sync("Home", HOME);
        editor().merge(List.of(id("Alpha"), id("Bravo")));

        rig.sync("Away", AWAY);

        assertThat(rig.names()).containsExactly("Alpha", "Charlie");
        assertThat(rig.sources("Alpha")).hasSize(4);
    }

    @Test
    void streamsThatCameMeanwhileGoWhereTheyBelongWhenAMergeIsUndone() {
        rig.sync("Home", HOME);
        editor().merge(List.of(id("Alpha"), id("Bravo")));
        rig.sync("Away", AWAY);

        history().undo();

        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie");
        assertThat(rig.sources("Bravo")).hasSize(2);
        assertThat(rig.channel("Bravo").number()).isEqualTo("2");
    }

    @Test
    void mergedChannelsOfMergedChannelsFollow() {
        rig.sync("Home", HOME);
        editor().merge(List.of(id("Bravo"), id("Charlie")));
        editor().merge(List.of(id("Alpha"), id("Bravo")));

        assertThat(rig.sources("Alpha")).hasSize(3);
        history().undo();
        assertThat(rig.sources("Bravo")).hasSize(2);
        history().undo();
        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie");
    }

    @Test
    void aStreamTakenOutIsAChannelOfItsOwn() {
        rig.sync("Home", HOME);
        rig.sync("Away", AWAY);
        var alpha = id("Alpha");

        var split = editor().split(alpha, Set.of(source("Alpha", "Alpha")));

        assertThat(split.words()).isEqualTo("Moved one stream out of Alpha");
        assertThat(split.channel()).isNotEqualTo(alpha);
        assertThat(rig.names()).containsExactly("Alpha", "Bravo", "Charlie", "Alpha");
    }

    @Test
    void aStreamTakenOutStaysOutWhateverItsProviderDoes() {
        rig.sync("Home", HOME);
        rig.sync("Away", AWAY);
        var split =
                editor().split(id("Alpha"), Set.of(source("Alpha", "Alpha"))).channel();
        var without = HOME.replace(
                "#EXTINF:-1 tvg-chno=\"1\" group-title=\"UK\",Alpha\nhttp://home.test/live/u/p/1.ts\n", "");

        rig.sync("Home", without);
        rig.restart(Duration.ofDays(60));
        rig.sync("Home", without + "#EXTINF:-1 group-title=\"UK\",Alpha\nhttp://home.test/live/u/p/77.ts\n");

        assertThat(rig.catalog().channels().find(split).orElseThrow().sources())
                .extracting(ranked -> ranked.source().name())
                .containsExactly("Alpha");
    }

    @Test
    void takingOutWhatWasMergedInBringsTheMergedChannelBack() {
        rig.sync("Home", HOME);
        var bravo = id("Bravo");
        editor().rename(bravo, "My Bravo");
        editor().merge(List.of(id("Alpha"), bravo));

        var split = editor().split(id("Alpha"), Set.of(source("Alpha", "Bravo")));

        assertThat(split.channel()).isEqualTo(bravo);
        assertThat(rig.names()).containsExactly("Alpha", "My Bravo", "Charlie");
    }

    @Test
    void aChannelCannotLoseAllItsStreams() {
        rig.sync("Home", HOME);
        var only = source("Alpha", "Alpha");

        assertThat(problem(() -> editor().split(id("Alpha"), Set.of(only)))).isEqualTo(EditProblem.ALL_STREAMS);
    }

    @Test
    void aNameGivenStaysWhenTheProviderRenames() {
        rig.sync("Home", HOME);
        editor().rename(id("Alpha"), "First");

        rig.sync("Home", HOME.replace("Alpha", "Alfa One"));

        assertThat(rig.names()).containsExactly("First", "Bravo", "Charlie");
        editor().ownName(List.of(id("First")));
        assertThat(rig.names()).containsExactly("Alfa One", "Bravo", "Charlie");
    }

    @Test
    void aMergedChannelKeepsNameAndNumberWhileItsStreamsAreAway() {
        rig.sync("Home", HOME);
        rig.sync("Away", AWAY);
        var alpha = id("Alpha");
        editor().merge(List.of(alpha, id("Bravo")));
        editor().rename(alpha, "Both");
        editor().renumber(alpha, "77");

        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,Charlie\nhttp://home.test/live/u/p/3.ts\n");
        rig.await(rig.catalog().sync().accept(rig.id("Home")));
        rig.sync("Away", "#EXTM3U\n#EXTINF:-1,Delta\nhttp://away.test/live/u/p/9.ts\n");
        rig.await(rig.catalog().sync().accept(rig.id("Away")));
        rig.restart(Duration.ofDays(60));
        assertThat(rig.names()).containsExactly("Charlie", "Delta");
        rig.sync("Home", HOME);

        assertThat(rig.channel("Both").id()).isEqualTo(alpha);
        assertThat(rig.channel("Both").number()).isEqualTo("77");
        assertThat(rig.sources("Both")).hasSize(2);
    }

    @Test
    void hiddenChannelsAreOnlyForTheEditor() {
        rig.sync("Home", HOME);
        editor().hide(List.of(id("Alpha"), id("Charlie")));

        assertThat(rig.names()).containsExactly("Bravo");
        assertThat(list("alpha", Sight.SHOWN)).isEmpty();
        assertThat(list("", Sight.HIDDEN)).containsExactly("Alpha", "Charlie");
        assertThat(list("", Sight.BOTH)).containsExactly("Alpha", "Bravo", "Charlie");
        rig.sync("Home", HOME.replace("Bravo", "Beta"));
        assertThat(rig.names()).containsExactly("Beta");
    }

    @Test
    void groupsAreMovedToAndBack() {
        rig.sync("Home", HOME);
        editor().moveToGroup(List.of(id("Alpha"), id("Bravo")), "Mine");
        assertThat(rig.catalog().channels().groups()).containsExactly("Mine", "UK");

        rig.sync("Home", HOME.replace("\"UK\"", "\"GB\""));
        assertThat(rig.channel("Alpha").group()).isEqualTo("Mine");

        editor().ownGroup(List.of(id("Alpha"), id("Bravo")));
        assertThat(rig.catalog().channels().groups()).containsExactly("GB");
    }

    @Test
    void theUsersOrderOfStreamsComesFirst() {
        rig.sync("Home", HOME);
        rig.sync("Away", AWAY);
        var alpha = id("Alpha");
        var last = source("Alpha", "Alpha");

        editor().reorder(alpha, List.of(last));

        assertThat(sources(alpha)).containsExactly("Alpha", "Alpha HD");
        assertThat(rig.catalog()
                        .tuning(alpha)
                        .orElseThrow()
                        .candidates()
                        .getFirst()
                        .source())
                .isEqualTo(last);
        editor().reorder(alpha, List.of());
        assertThat(sources(alpha)).containsExactly("Alpha HD", "Alpha");
    }

    @Test
    void aChangeIsToldOnceItShows() {
        rig.sync("Home", HOME);
        rig.hear(Event.SyncFinished.class);

        editor().rename(id("Alpha"), "First");

        assertThat(rig.hear(Event.Changed.class).topic()).isEqualTo(Topic.CHANNELS);
        assertThat(rig.names()).contains("First");
    }

    @Test
    void whoeverMergesWhatWasKeptApartTakesThatBack() {
        rig.sync("Home", HOME);
        editor().neverTogether(id("Alpha"), id("Bravo"));
        editor().merge(List.of(id("Bravo"), id("Alpha")));

        assertThat(rig.sources("Bravo")).hasSize(2);
    }

    @Test
    void channelsThatAreGoneAreSaidSo() {
        rig.sync("Home", HOME);

        assertThat(problem(() -> editor().hide(List.of(new ChannelId(99))))).isEqualTo(EditProblem.CHANNEL_GONE);
        assertThat(problem(() -> editor().merge(List.of(id("Alpha"))))).isEqualTo(EditProblem.TOO_FEW);
    }

    private Editor editor() {
        return rig.catalog().editor();
    }

    private EditHistory history() {
        return rig.catalog().history();
    }

    private ChannelId id(String channel) {
        return rig.channel(channel).id();
    }

    private SourceId source(String channel, String name) {
        return rig.catalog().channels().find(id(channel)).orElseThrow().sources().stream()
                .map(ranked -> ranked.source())
                .filter(source -> source.name().equals(name))
                .map(source -> source.id())
                .findFirst()
                .orElseThrow();
    }

    private List<String> sources(ChannelId channel) {
        return rig.catalog().channels().find(channel).orElseThrow().sources().stream()
                .map(ranked -> ranked.source().name())
                .toList();
    }

    private List<String> list(String words, Sight sight) {
        var query = new ChannelQuery(words, "", Optional.empty(), 0, sight);
        return rig.catalog().channels().list(query).stream()
                .map(row -> row.channel().name())
                .toList();
    }

    private static EditProblem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(EditRefused.class, call).problem();
    }

    @Test
    void mergingManyTakesBackWhatKeptAnyTwoOfThemApart() {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < 120; i++)
            list.append("#EXTINF:-1,Film" + (char) ('a' + i % 26) + (char) ('a' + i / 26) + "\nhttp://h.test/live/u/p/"
                    + i + ".ts\n");
        rig.sync("Home", list.toString());
        var ids = rig.channels().stream().map(channel -> channel.id()).toList();
        editor().neverTogether(ids.get(50), ids.get(60));

        editor().merge(ids);

        assertThat(rig.catalog().channels().decisions(ids.getFirst())).noneMatch(words -> words.contains("never"));
        assertThat(rig.catalog().channels().counts().channels()).isEqualTo(1);
        rig.catalog().history().undo();
        assertThat(rig.catalog().channels().decisions(ids.get(50)))
                .singleElement()
                .asString()
                .contains("never to merge");
    }

    @Test
    void whatKeepsAMergedChannelApartHoldsForTheOneItWentInto() {
        rig.sync("Home", HOME);
        editor().neverTogether(id("Alpha"), id("Bravo"));
        editor().merge(List.of(id("Charlie"), id("Alpha")));

        editor().merge(List.of(id("Charlie"), id("Bravo")));

        assertThat(rig.sources("Charlie")).hasSize(3);
        assertThat(rig.catalog().channels().decisions(id("Charlie"))).hasSize(3);
    }
}
