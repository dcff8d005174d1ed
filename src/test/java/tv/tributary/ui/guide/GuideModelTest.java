package tv.tributary.ui.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.model.Channel;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.guide.GuideModel.Stage;

@ExtendWith(FxToolkit.class)
class GuideModelTest {
    /// 19:40 in London.
    private static final Instant NOW = Instant.parse("2026-09-01T18:40:00Z");

    private final Household home = new Household();
    private final List<Channel> watched = new ArrayList<>();
    private final List<String> again = new ArrayList<>();
    private final GuideModel model;
    private Subscription opened = Subscription.none();

    GuideModelTest() throws Exception {
        model = FxToolkit.on(() -> {
            var made = new GuideModel(
                    SampleListings.channels(500),
                    new SampleListings(),
                    watched::add,
                    (channel, airing) -> again.add(channel.name() + " " + airing.title()),
                    InstantSource.fixed(NOW),
                    ZoneId.of("Europe/London"),
                    home.background,
                    home.fxBridge);
            made.resize(960);
            return made;
        });
    }

    @AfterEach
    void close() throws Exception {
        run(() -> opened.close());
        home.close();
    }

    @Test
    void itOpensAtThePresentWithTheCursorOnWhatIsOn() throws Exception {
        open();
        assertThat(model.axis.get().start()).isEqualTo("2026-09-01T18:30:00Z");
        assertThat(model.selected.get()).hasValueSatisfying(airing -> {
            assertThat(airing.isOn(NOW)).isTrue();
            assertThat(airing.channel().value()).isEqualTo(1);
        });
    }

    @Test
    void onlyTheProgrammesInSightAndTheRowsBesideThemAreLoaded() throws Exception {
        open();
        assertThat(model.airings(model.rows.get().get(15))).isNotEmpty();
        assertThat(model.airings(model.rows.get().get(300))).isEmpty();
    }

    @Test
    void walkingToTheRightTakesTheGridAlong() throws Exception {
        open();
        run(() -> {
            for (var i = 0; i < 40; i++) model.right();
        });
        var axis = model.axis.get();
        assertThat(model.cursor.get().moment()).isAfter(NOW).isBetween(axis.start(), axis.end());
    }

    @Test
    void anotherDayHasTheSameTimeAtItsLeftEdge() throws Exception {
        open();
        run(() -> model.goToDay(LocalDate.parse("2026-09-03")));
        assertThat(model.axis.get().start()).isEqualTo("2026-09-03T18:30:00Z");
        assertThat(model.dayInSight()).isEqualTo("2026-09-03");
        run(model::goToNow);
        assertThat(model.cursor.get().moment()).isEqualTo(NOW);
    }

    @Test
    void aFoundProgrammeOfAChannelOutOfScopeIsShownAmongAllChannels() throws Exception {
        open();
        run(() -> model.search("the"));
        until(() -> model.stage.get() == Stage.FOUND);
        var wanted = FxToolkit.on(() -> model.found.getLast());
        run(() -> {
            model.clearSearch();
            model.choose(GuideScope.General.FAVOURITES);
        });
        until(() -> model.rows.get().isEmpty());
        run(() -> model.search("the"));
        until(() -> model.stage.get() == Stage.FOUND);
        run(() -> {
            model.select(wanted);
            model.watch();
        });
        assertThat(watched).extracting(channel -> channel.id()).containsExactly(wanted.channel());
        run(() -> model.reveal(wanted));
        until(() -> !model.rows.get().isEmpty());
        assertThat(model.scope.get()).isEqualTo(GuideScope.General.ALL);
        assertThat(model.selected.get()).contains(wanted);
    }

    @Test
    void whatHasBegunAndIsInTheArchiveOfItsChannelIsMarked() throws Exception {
        open();
        var third = model.rows.get().get(2);
        assertThat(model.archiveDays(third.channel().id())).isEqualTo(7);
        assertThat(model.archiveDays(model.rows.get().get(1).channel().id())).isZero();
        var airings = model.airings(third);
        assertThat(airings)
                .filteredOn(model::isInArchive)
                .isNotEmpty()
                .allMatch(airing -> airing.start().isBefore(NOW));
        assertThat(airings)
                .filteredOn(airing -> !model.isInArchive(airing))
                .isNotEmpty()
                .noneMatch(airing -> airing.start().isBefore(NOW));
    }

    @Test
    void whatIsOverIsPlayedFromTheArchiveAndWhatIsOnAsItGoesOnOrFromItsStart() throws Exception {
        open();
        var third = model.rows.get().get(2);
        var over = model.airings(third).stream()
                .filter(airing -> !airing.stop().isAfter(NOW))
                .findFirst()
                .orElseThrow();
        var isOn = model.airings(third).stream()
                .filter(airing -> airing.isOn(NOW))
                .findFirst()
                .orElseThrow();
        run(() -> {
            model.select(over);
            model.play();
            model.select(isOn);
            model.play();
            model.watchPast();
        });
        assertThat(again)
                .containsExactly(
                        third.channel().name() + " " + over.title(),
                        third.channel().name() + " " + isOn.title());
        assertThat(watched)
                .extracting(Channel::name)
                .containsExactly(third.channel().name());
    }

    @Test
    void whatNoArchiveHasIsNotPlayedFromItsStart() throws Exception {
        open();
        var second = model.airings(model.rows.get().get(1)).getFirst();
        run(() -> {
            model.select(second);
            model.watchPast();
        });
        assertThat(again).isEmpty();
    }

    @Test
    void theDaysGoAsFarBackAsTheDeepestArchive() throws Exception {
        open();
        assertThat(model.daysBack()).isEqualTo(7);
    }

    @Test
    void aNumberGoesToItsChannelAndAnUnknownOneNowhere() throws Exception {
        open();
        run(() -> model.goToNumber("350"));
        assertThat(model.cursor.get().row()).isEqualTo(249);
        run(() -> model.goToNumber("9999"));
        assertThat(model.cursor.get().row()).isEqualTo(249);
    }

    @Test
    void watchPlaysTheChannelTheCursorIsOnAlsoWhereTheGuideHasAHole() throws Exception {
        open();
        // Every ninth channel has no programmes.
        run(() -> {
            model.down(8);
            model.watch();
        });
        assertThat(model.selected.get()).isEmpty();
        assertThat(watched).extracting(Channel::name).containsExactly("Channel 9");
    }

    @Test
    void aSearchShowsWhatItFindsAndOneOfThemInTheGrid() throws Exception {
        open();
        run(() -> model.search("news"));
        until(() -> model.stage.get() == Stage.FOUND);
        var last = model.found.getLast();
        run(() -> model.reveal(last));
        assertThat(model.stage.get()).isEqualTo(Stage.GRID);
        assertThat(model.selected.get()).contains(last);
        assertThat(model.axis.get().overlaps(last)).isTrue();
    }

    @Test
    void aSearchThatFindsNothingSaysSoAndGoesBack() throws Exception {
        open();
        run(() -> model.search("zzz"));
        until(() -> model.stage.get() == Stage.NOTHING_FOUND);
        run(model::clearSearch);
        assertThat(model.stage.get()).isEqualTo(Stage.GRID);
    }

    @Test
    void onlyChannelsWithProgrammesOrFavouritesAreShownIfOneWishes() throws Exception {
        open();
        run(() -> model.choose(GuideScope.General.WITH_PROGRAMMES));
        until(() -> model.rows.get().size() == 445);
        assertThat(model.rows.get()).noneMatch(row -> row.channel().name().equals("Channel 9"));
        run(() -> model.choose(GuideScope.General.FAVOURITES));
        until(() -> model.stage.get() == Stage.NONE_IN_SCOPE);
        assertThat(model.scopes).contains(new GuideScope.OfGroup("UK"));
    }

    private void open() throws Exception {
        run(() -> opened = model.open());
        until(() -> model.stage.get() == Stage.GRID);
        run(() -> model.need(0, 9));
        until(() -> model.loaded().get() > 0);
    }

    private static void run(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return true;
        });
    }
}
