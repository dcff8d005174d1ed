package tv.tributary.ui.guidesources;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import tv.tributary.guide.Guide;
import tv.tributary.guide.channel.ExactIdMatcher;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry;
import tv.tributary.guide.channel.LineupMatcher.GuideCountry.CountryClue;
import tv.tributary.guide.generate.EventProfile;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.generate.GeneratedGuideSettings.GroupProfile;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.guide.source.GuideSourceStatus;
import tv.tributary.guide.source.GuideSourceStatus.Result;
import tv.tributary.job.Job;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.Gallery;
import tv.tributary.ui.Household;
import tv.tributary.ui.guidesources.GuideSourcesModel.GuideSourceEntry;

/// Draws the page of guide sources in its states, to look at: `GuideSourcesGallery FOLDER`.
final class GuideSourcesGallery {
    private static final String EVENTS = """
            #EXTM3U
            #EXTINF:-1 group-title="PPV",PPV 1: Derby - Hull 20:45
            http://192.0.2.1/live/u/p/9.ts
            #EXTINF:-1 group-title="PPV",PPV 2: no event
            http://192.0.2.1/live/u/p/10.ts
            #EXTINF:-1 group-title="Arena",Arena 1: Rovers v United Sat 8:30pm ET
            http://192.0.2.1/live/u/p/11.ts
            #EXTINF:-1 group-title="Arena",Arena 2: Cycling
            http://192.0.2.1/live/u/p/12.ts
            #EXTINF:-1 group-title="News",UK: Dave
            http://192.0.2.1/live/u/p/13.ts
            """;

    private GuideSourcesGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        try (var home = new Household();
                var http = new Http();
                var guide = new Guide(
                        home.store.database(),
                        new Fetch(http),
                        home.jobs,
                        home.store.events(),
                        InstantSource.system(),
                        new Guide.Surroundings(
                                List::of,
                                new ExactIdMatcher(),
                                () -> GuideChoices.NONE,
                                _ -> Optional.empty(),
                                GuideSettings::defaults,
                                GeneratedGuideSettings::defaults),
                        Guide.RefreshMode.MANUAL)) {
            Gallery.save(
                    folder,
                    "guides-empty",
                    1000,
                    700,
                    () -> view(home, guide, model -> model.entries.set(Optional.of(List.of()))));
            Gallery.save(folder, "guides-some", 1188, 760, () -> view(home, guide, GuideSourcesGallery::fill));
            home.catalog
                    .sync()
                    .sync(home.catalog
                            .providers()
                            .add(ProviderSettings.of("Events", home.list("events.m3u", EVENTS)))
                            .id())
                    .await(Duration.ofSeconds(20));
            Gallery.save(
                    folder,
                    "guides-days",
                    1072,
                    690,
                    () -> view(home, guide, model -> {
                        fill(model);
                        model.editDays();
                    }));
            home.settings.save(
                    GeneratedGuideSettings.NAME,
                    GeneratedGuideSettings.defaults()
                            .with(new GroupProfile(1, List.of("Arena"), EventProfile.usual())));
            for (var width : List.of(652, 1072))
                Gallery.save(
                        folder,
                        "guides-events-" + width,
                        width,
                        width == 652 ? 500 : 690,
                        () -> view(home, guide, model -> {
                            fill(model);
                            model.editEvents();
                        }));
            Gallery.save(
                    folder,
                    "guides-form",
                    1188,
                    860,
                    () -> view(home, guide, model -> {
                        fill(model);
                        model.add("http://guide.example/all.xml.gz");
                    }));
        }
    }

    private static GuideSourcesView view(Household home, Guide guide, Consumer<GuideSourcesModel> state) {
        var model = new GuideSourcesModel(
                guide, home.catalog.channels(), home.settings, home.jobs, home.background, home.fxBridge, home.toasts);
        var view = new GuideSourcesView(model, new Region());
        state.accept(model);
        return view;
    }

    private static void fill(GuideSourcesModel model) {
        model.coverage.set("4,366 of 11,125 channels have a guide");
        model.entries.set(Optional.of(List.of(
                entry(
                        1,
                        "guide.example",
                        Result.DONE,
                        "214,310 programmes of 5,205 channels. Programmes of 3,902" + " channels are in use.",
                        Optional.of(new GuideCountry("gb", CountryClue.IDS, 4_900, 305)),
                        Optional.empty()),
                entry(
                        2,
                        "North TV",
                        Result.FAILED,
                        "The server sent a web page instead of a guide. Check the address" + " and the login.",
                        Optional.empty(),
                        Optional.empty()),
                entry(
                        3,
                        "everything",
                        Result.UNCHANGED,
                        "The guide has not changed.",
                        Optional.of(new GuideCountry("de", CountryClue.SET, 300, 0)),
                        Optional.of(new Job.View(
                                7, "Read the guide everything", Job.State.RUNNING, 0.4, "Reading", Instant.EPOCH))))));
    }

    private static GuideSourceEntry entry(
            long id, String name, Result result, String words, Optional<GuideCountry> country, Optional<Job.View> job) {
        return new GuideSourceEntry(
                new GuideSourceStatus(
                        new GuideSource(
                                new GuideSourceId(id), GuideSource.Settings.of(name, "http://" + name + "/xmltv.gz")),
                        "http://" + name.replace(' ', '-') + "/xmltv.gz",
                        Optional.of(Instant.parse("2026-11-30T08:15:00Z")),
                        Duration.ofSeconds(9),
                        result,
                        5_205,
                        214_310,
                        0,
                        words),
                country,
                job);
    }
}
