package tv.tributary.ui.guidesources;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Subscription;
import tv.tributary.guide.Guide;
import tv.tributary.guide.GuideMatches.ChannelMatch;
import tv.tributary.guide.GuideMatches.MatchState;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.match.NameMatcher;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

/// The list of channels and guides: questions are answered, guides searched and chosen.
@ExtendWith(FxToolkit.class)
class GuideMatchesModelTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1 group-title="CZ",CZ: Nova
            http://a.test/live/u/p/1.ts
            #EXTINF:-1 group-title="UK",UK: Zorbo
            http://a.test/live/u/p/2.ts
            """;

    private final Household home = new Household();
    private final Http http = new Http();
    private final Guide guide = new Guide(
            home.store.database(),
            new Fetch(http),
            home.jobs,
            home.store.events(),
            InstantSource.system(),
            new Guide.Surroundings(
                    this::lineup,
                    new NameMatcher(home.catalog.channels()::conventions, home.catalog.guideEdits()::choices),
                    home.catalog.guideEdits()::choices,
                    _ -> Optional.empty(),
                    GuideSettings::defaults,
                    GeneratedGuideSettings::defaults),
            Guide.RefreshMode.MANUAL);
    private final GuideMatchesModel model;
    private Subscription opened = Subscription.none();

    GuideMatchesModelTest() throws Exception {
        var list = Files.writeString(home.store.folder().resolve("list.m3u"), LIST);
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", list.toString()));
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        var today = LocalDate.now(ZoneOffset.UTC).toString().replace("-", "");
        var file = Files.writeString(home.store.folder().resolve("guide.xml"), """
                <tv><channel id="9"><display-name>Nova</display-name></channel>
                <programme start="%s120000 +0000" channel="9"><title>News</title></programme></tv>
                """.formatted(today));
        var source = guide.sources().add(GuideSource.Settings.of("Guide", file.toString()));
        assertThat(guide.sync().sync(source.id()).await(Duration.ofSeconds(60))).isTrue();
        model = FxToolkit.on(() -> new GuideMatchesModel(
                guide, home.catalog.guideEdits(), home.catalog.history(), home.background, home.fxBridge, home.toasts));
        run(() -> opened = model.open());
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        guide.close();
        http.close();
        home.close();
    }

    @Test
    void whatIsNotSureIsAskedAndStaysWhenAccepted() throws Exception {
        var question = first(MatchState.SUGGESTED, "Nova");

        run(() -> model.accept(question));

        first(MatchState.CHOSEN, "Nova");
    }

    @Test
    void whatIsRefusedIsNotAskedAgain() throws Exception {
        var question = first(MatchState.SUGGESTED, "Nova");

        run(() -> model.refuse(question));

        until(() -> guide.matches().counts().suggested() == 0);
        assertThat(guide.matches().in(MatchState.NONE)).hasSize(2);
    }

    @Test
    void anotherGuideIsSearchedAndChosen() throws Exception {
        var zorbo = first(MatchState.NONE, "Zorbo");
        run(() -> model.words.set("nov"));
        until(() -> model.found.size() == 1);

        run(() -> model.use(zorbo, model.found.getFirst()));

        var chosen = first(MatchState.CHOSEN, "Zorbo");
        assertThat(chosen.match().orElseThrow().channel().name()).isEqualTo("Nova");
    }

    @Test
    void aChannelShownFromElsewhereIsChosenInItsState() throws Exception {
        var zorbo = home.catalog
                .channels()
                .list(ChannelQuery.of("Zorbo"))
                .getFirst()
                .channel();

        run(() -> model.show(zorbo.id()));

        until(() -> model.chosen.get().isPresent());
        assertThat(model.state.get()).isEqualTo(MatchState.NONE);
        assertThat(model.words.get()).isEqualTo("Zorbo");
    }

    private ChannelMatch first(MatchState state, String name) throws Exception {
        run(() -> model.state.set(state));
        until(() -> model.matches.size() == 1
                && model.matches.getFirst().channel().name().equals(name)
                && model.matches.getFirst().state() == state);
        return model.matches.getFirst();
    }

    private static void run(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return "";
        });
    }

    private List<LineupChannel> lineup() {
        return home.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel())
                .map(channel -> new LineupChannel(
                        channel.id(),
                        channel.number(),
                        channel.name(),
                        channel.group(),
                        "",
                        List.of(new LineupChannel.Stream(
                                new ProviderId(1),
                                new ListedStream(
                                        new EntryName(SourceKind.LIVE, channel.name(), channel.group(), ""), "", ""))),
                        0))
                .toList();
    }
}
