package tv.tributary.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.edit.NumberingSettings;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.rank.RankingSettings;
import tv.tributary.catalog.rank.RankingSettings.Criterion;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.model.ProviderSettings;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;

@ExtendWith(FxToolkit.class)
class ChannelRulesTest {
    private final Household home = new Household();
    private final Settings settings = home.settings;
    private final LatestValue<RankingSettings> ranking = settings.of(RankingSettings.NAME, RankingSettings.defaults());
    private final LatestValue<NumberingSettings> numbering =
            settings.of(NumberingSettings.NAME, NumberingSettings.defaults());
    private Subscription opened = Subscription.none();

    @AfterEach
    void close() throws Exception {
        FxToolkit.on(() -> {
            opened.close();
            return true;
        });
        home.close();
    }

    @Test
    void aCriterionMovesByOnePlaceAndNotBeyondTheEnds() throws Exception {
        var rules = open();
        FxToolkit.on(() -> {
            rules.move(Criterion.PROVIDER, -1);
            rules.move(Criterion.HEALTH, -1);
            rules.move(Criterion.CAPACITY, 1);
            return true;
        });
        until(() -> ranking.get()
                .order()
                .equals(List.of(
                        Criterion.HEALTH,
                        Criterion.PROVIDER,
                        Criterion.MEASURED,
                        Criterion.DECLARED,
                        Criterion.CAPACITY)));
    }

    @Test
    void groupsGetRangesOneAfterTheOther() throws Exception {
        var rules = open();
        FxToolkit.on(() -> {
            rules.scheme.set(Scheme.BY_GROUP);
            rules.addGroup("News");
            rules.addGroup("Sports");
            rules.addGroup("News");
            return true;
        });
        var wanted = new NumberingSettings(Scheme.BY_GROUP, 1, Map.of("News", 100, "Sports", 200));
        until(() -> numbering.get().equals(wanted));
    }

    @Test
    void allChannelsAreNumberedAnewByWhatWasJustChosenAndThatIsUndone() throws Exception {
        var list = home.list("list.m3u", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="1" group-title="News",Alpha
                http://home.test/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="2" group-title="News",Bravo
                http://home.test/live/u/p/2.ts
                """);
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", list));
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(10)))
                .isTrue();
        var rules = open();
        until(() -> rules.groups.contains("News"));
        FxToolkit.on(() -> {
            rules.scheme.set(Scheme.BY_GROUP);
            rules.addGroup("News");
            rules.numberAnew();
            return true;
        });
        until(() -> numbers().equals(List.of("100", "101")));
        until(() -> !home.toasts.offered.isEmpty());
        FxToolkit.on(() -> {
            home.toasts.offered.getLast().run();
            return true;
        });
        until(() -> numbers().equals(List.of("1", "2")));
    }

    @Test
    void usualValuesComeBackAndCanBeUndone() throws Exception {
        var mine = new NumberingSettings(Scheme.FREE, 500, Map.of("News", 7));
        settings.save(NumberingSettings.NAME, mine);
        var rules = open();
        FxToolkit.on(() -> {
            rules.reset();
            return true;
        });
        until(() -> numbering.get().equals(NumberingSettings.defaults()));
        FxToolkit.on(() -> {
            home.toasts.offered.getFirst().run();
            return true;
        });
        until(() -> numbering.get().equals(mine) && rules.first.get() == 500);
    }

    private List<String> numbers() {
        return home.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().number())
                .toList();
    }

    private ChannelRules open() throws Exception {
        return FxToolkit.on(() -> {
            var rules = new ChannelRules(settings, home.catalog, home.background, home.fxBridge, home.toasts);
            opened = rules.open();
            return rules;
        });
    }
}
