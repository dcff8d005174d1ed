package tv.tributary.ui.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.channels.FacetChoice.GroupChoice;

/// Choosing what is watched, tick by tick.
@ExtendWith(FxToolkit.class)
class LineupModelTest {
    private final Household home = new Household();
    private final LineupModel model;

    LineupModelTest() throws Exception {
        model = FxToolkit.on(
                () -> new LineupModel(home.catalog.selection(), home.catalog.history(), home.background, home.toasts));
    }

    @BeforeEach
    void fill() throws Exception {
        var list = home.list("home.m3u", """
                #EXTM3U
                #EXTINF:-1 tvg-chno="1" group-title="UK| SPORTS",UK: Sky Sports Golf
                http://a.test/live/u/p/1.ts
                #EXTINF:-1 tvg-chno="2" group-title="UK",UK: BBC One
                http://a.test/live/u/p/2.ts
                #EXTINF:-1 tvg-chno="3" group-title="UK - UNITED KINGDOM",UK: BBC Two
                http://a.test/live/u/p/3.ts
                #EXTINF:-1 tvg-chno="4" group-title="AT",AT: ORF 1
                http://a.test/live/u/p/4.ts
                #EXTINF:-1 tvg-chno="5" group-title="DE",DE: Das Erste
                http://a.test/live/u/p/5.ts
                """);
        var provider = home.catalog.providers().add(ProviderSettings.of("Home", list));
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(20)))
                .isTrue();
        run(model::openSheet);
        until(() -> model.preview.get().isPresent());
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void atFirstAllIsTicked() {
        assertThat(model.countries).allMatch(choice -> choice.chosen.get());
        assertThat(model.preview.get().orElseThrow().channels()).isEqualTo(5);
        assertThat(model.languages).containsExactly("en", "de");
    }

    @Test
    void noneThenOneCountryAndItsGroupsAreCounted() throws Exception {
        run(() -> model.tick(model.countries, false));
        assertThat(model.preview.get().orElseThrow().channels()).isZero();
        run(() -> model.countries.getFirst().chosen.set(true));

        until(() -> model.preview.get().orElseThrow().channels() == 3);
        assertThat(model.groups)
                .filteredOn(choice -> choice.channels.get() > 0)
                .extracting(choice -> choice.name.get())
                .containsExactly("UK| SPORTS", "United Kingdom");
    }

    @Test
    void aLanguageTicksItsCountriesAlone() throws Exception {
        run(() -> model.tickLanguage("de"));

        until(() -> model.preview.get().orElseThrow().channels() == 2);
        run(() -> model.tickLanguage("en"));
        until(() -> model.preview.get().orElseThrow().channels() == 5);
    }

    @Test
    void whatIsTickedIsShownAndOneUndoBringsAllBack() throws Exception {
        run(() -> {
            model.tickLanguage("en");
            group("UK| SPORTS").chosen.set(false);
            model.apply();
        });

        until(() -> home.toasts.said.contains("Chose what to watch: 2 channels"));
        assertThat(names()).containsExactly("BBC One", "BBC Two");
        assertThat(home.catalog.channels().groups()).containsExactly("United Kingdom");
        assertThat(model.open.get()).isFalse();
        home.catalog.history().undo();
        assertThat(names()).hasSize(5);
    }

    @Test
    void groupsAreMovedAndRenamed() throws Exception {
        run(() -> {
            model.move(group("United Kingdom"), List.copyOf(model.groups), -1);
            model.rename(group("UK| SPORTS"), " Sport ");
            model.apply();
        });

        until(() -> !home.toasts.said.isEmpty());
        assertThat(home.catalog.channels().groups()).containsExactly("AT", "DE", "Sport", "United Kingdom");
        assertThat(names()).containsExactly("ORF 1", "Das Erste", "BBC One", "BBC Two", "Sky Sports Golf");
    }

    private GroupChoice group(String name) {
        return model.groups.stream()
                .filter(choice -> choice.name.get().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names() {
        return home.catalog.channels().list(ChannelQuery.all()).stream()
                .map(row -> row.channel().name())
                .toList();
    }

    private static void run(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return true;
        });
    }
}
