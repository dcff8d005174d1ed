package tv.tributary.guide;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.guide.channel.ExactIdMatcher;
import tv.tributary.guide.channel.LineupMatcher.LineupChannel;
import tv.tributary.guide.generate.GeneratedGuideSettings;
import tv.tributary.guide.source.GuideSettings;
import tv.tributary.guide.source.GuideSourceStatus.Result;
import tv.tributary.guide.source.InvalidGuideSource;
import tv.tributary.job.Job;
import tv.tributary.job.Jobs;
import tv.tributary.model.ChannelId;
import tv.tributary.model.GuideChoice.GuideChoices;
import tv.tributary.model.GuideShift;
import tv.tributary.model.GuideSource;
import tv.tributary.model.GuideSourceId;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.TempStore;
import tv.tributary.text.Messages;

/// Guides from their servers to the line-up's channels.
final class GuideTest {
    private static final Instant NOW = Instant.parse("2026-03-01T20:10:00Z");
    private static final ChannelId ONE = new ChannelId(1);
    private static final ChannelId TWO = new ChannelId(2);

    private final TempStore store = new TempStore();
    private final Http http = new Http();
    private final Jobs jobs = new Jobs();
    private final MockWebServer server = new MockWebServer();
    private final List<LineupChannel> lineup = new ArrayList<>();
    private GuideSettings days = GuideSettings.defaults();
    private GuideChoices choices = GuideChoices.NONE;
    private final Guide guide = new Guide(
            store.database(),
            new Fetch(http),
            jobs,
            store.events(),
            () -> NOW,
            new Guide.Surroundings(
                    () -> List.copyOf(lineup),
                    new ExactIdMatcher(),
                    () -> choices,
                    _ -> Optional.empty(),
                    () -> days,
                    GeneratedGuideSettings::defaults),
            Guide.RefreshMode.MANUAL);

    @BeforeEach
    void open() throws IOException {
        server.start();
        lineup.add(channel(ONE, "one.example"));
        lineup.add(channel(TWO, "two.example"));
    }

    @AfterEach
    void close() throws IOException {
        guide.close();
        jobs.close();
        http.close();
        server.close();
        store.close();
    }

    @Test
    void aGuideIsReadAndItsProgrammesBelongToTheChannels() throws InterruptedException {
        var source = added(
                xml(show("one.example", "20:00", "21:00", "News"), show("one.example", "21:00", "22:00", "Film")));
        var status = guide.sources().find(source).orElseThrow();
        assertThat(status.result()).isEqualTo(Result.DONE);
        assertThat(status.programmes()).isEqualTo(2);
        assertThat(guide.coverage()).isEqualTo(new Guide.Coverage(2, 1));
        assertThat(titles(ONE)).containsExactly("News", "Film");
        var shown = guide.programmes().nowNext(List.of(ONE, TWO), NOW);
        assertThat(shown).containsOnlyKeys(ONE);
        assertThat(requireNonNull(shown.get(ONE)).now().map(Programme::title)).contains("News");
        assertThat(requireNonNull(shown.get(ONE)).next().map(Programme::title)).contains("Film");
    }

    @Test
    void whatCameOfAReadingIsToldInTheLanguageThatIsSpokenLater() throws InterruptedException {
        var source = added(xml(show("one.example", "20:00", "21:00", "News")));
        assertThat(guide.sources().find(source).orElseThrow().words())
                .isEqualTo("1 programmes of 1 channels. Programmes of 1 channels are in use.");
        Messages.speak(Locale.GERMAN);
        try {
            assertThat(guide.sources().find(source).orElseThrow().words())
                    .isEqualTo("1 Sendung von 1 Sender. Die von 1 Sender werden verwendet.");
        } finally {
            Messages.speak(Locale.ROOT);
        }
    }

    @Test
    void onlyProgrammesOfUsedChannelsInTheWindowAreStored() throws InterruptedException {
        added(xml(
                show("one.example", "20:00", "21:00", "News"),
                show("nobody.example", "20:00", "21:00", "Elsewhere"),
                "<programme start=\"20260220200000 +0000\" stop=\"20260220210000 +0000\" channel=\"one.example\">"
                        + "<title>Long ago</title></programme>",
                "<programme start=\"20260320200000 +0000\" stop=\"20260320210000 +0000\" channel=\"one.example\">"
                        + "<title>Far ahead</title></programme>"));
        assertThat(guide.programmes().of(ONE, Instant.EPOCH, Instant.parse("2030-01-01T00:00:00Z")))
                .extracting(Programme::title)
                .containsExactly("News");
        assertThat(guide.channels()).extracting(one -> one.xmltvId()).contains("nobody.example");
    }

    @Test
    void theSameGuideIsNotReadTwice() throws InterruptedException {
        var text = xml(show("one.example", "20:00", "21:00", "News"));
        var source = added(text);
        answer(text);
        done(guide.sync().sync(source));
        assertThat(guide.sources().find(source).orElseThrow().result()).isEqualTo(Result.UNCHANGED);
        assertThat(titles(ONE)).containsExactly("News");
    }

    @Test
    void theSameGuideIsReadAgainWhereTheWindowHasChanged() throws InterruptedException {
        var text = xml(
                show("one.example", "20:00", "21:00", "News"),
                "<programme start=\"20260310200000 +0000\" stop=\"20260310210000 +0000\" channel=\"one.example\">"
                        + "<title>Later</title></programme>");
        var source = added(text);
        days = new GuideSettings(1, 14, 0, 7);
        answer(text);
        done(guide.sync().sync(source));
        assertThat(guide.programmes().of(ONE, NOW, NOW.plus(Duration.ofDays(20))))
                .extracting(Programme::title)
                .containsExactly("News", "Later");
    }

    @Test
    void aServerThatKnowsTheGuideIsAskedForANewerOneOnly() throws InterruptedException {
        server.enqueue(new MockResponse.Builder()
                .setHeader("ETag", "\"7\"")
                .body(xml(show("one.example", "20:00", "21:00", "News")))
                .build());
        var source = guide.sources().add(GuideSource.Settings.of("G", url())).id();
        done(guide.sync().sync(source));
        server.enqueue(new MockResponse.Builder().code(304).build());
        done(guide.sync().sync(source));
        server.takeRequest();
        assertThat(server.takeRequest().getHeaders().get("If-None-Match")).isEqualTo("\"7\"");
        assertThat(guide.sources().find(source).orElseThrow().result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    @ExpectedWarnings("job failed")
    void aWebPageLeavesTheOldGuideInUse() throws InterruptedException {
        var source = added(xml(show("one.example", "20:00", "21:00", "News")));
        answer("<!DOCTYPE html><html><body>Sorry</body></html>");
        failed(guide.sync().sync(source), "web page");
        assertThat(titles(ONE)).containsExactly("News");
    }

    @Test
    @ExpectedWarnings("job failed")
    void aGuideThatLostMostOfItsProgrammesWaitsForTheUser() throws InterruptedException {
        var many = new String[20];
        for (var i = 0; i < many.length; i++)
            many[i] = show("one.example", "20:" + (10 + i), "20:" + (11 + i), "P" + i);
        var source = added(xml(many));
        answer(xml(show("one.example", "20:00", "21:00", "News")));
        failed(guide.sync().sync(source), "only 1 programmes after 20");
        assertThat(titles(ONE)).contains("P0", "P19");
        assertThat(result(source)).isEqualTo(Result.NEEDS_REVIEW);
        answer("<!DOCTYPE html><html><body>Sorry</body></html>");
        failed(guide.sync().sync(source), "web page");
        assertThat(result(source)).as("there is nothing to take").isEqualTo(Result.FAILED);
        answer(xml(show("one.example", "20:00", "21:00", "News")));
        done(guide.sync().syncAnyway(source));
        assertThat(titles(ONE)).containsExactly("News");
    }

    @Test
    void aNewGuideTakesThePlaceOfTheOld() throws InterruptedException {
        var source = added(xml(show("one.example", "20:00", "21:00", "Old")));
        answer(xml(show("one.example", "20:00", "21:00", "New"), show("two.example", "20:00", "21:00", "Two")));
        done(guide.sync().sync(source));
        assertThat(titles(ONE)).containsExactly("New");
        assertThat(titles(TWO)).containsExactly("Two");
    }

    @Test
    void theShiftOfASourceIsRightInSummerTimeToo() throws InterruptedException {
        answer(xml(show("one.example", "20:00", "21:00", "News")));
        var settings = GuideSource.Settings.of("G", url());
        var source = guide.sources()
                .add(new GuideSource.Settings(
                        "G",
                        settings.location(),
                        Optional.empty(),
                        0,
                        settings.refreshEvery(),
                        true,
                        "",
                        GuideShift.in(ZoneId.of("Europe/Berlin"))))
                .id();
        done(guide.sync().sync(source));
        assertThat(all(ONE).getFirst().start()).isEqualTo("2026-03-01T19:00Z");
    }

    @Test
    void theGuideOfOneChannelIsShiftedByHoursBeyondItsSource() throws InterruptedException {
        added(xml(show("one.example", "20:00", "21:00", "News"), show("two.example", "20:00", "21:00", "News")));
        choices = new GuideChoices(Map.of(), Map.of(), Map.of(ONE, GuideShift.by(Duration.ofMinutes(-90))));
        guide.refresh();
        assertThat(all(ONE).getFirst().start()).isEqualTo("2026-03-01T18:30Z");
        assertThat(all(TWO).getFirst().start()).isEqualTo("2026-03-01T20:00Z");
    }

    /// New York is five hours behind before 8 March 2026 and four hours since.
    @Test
    void theGuideOfOneChannelIsShiftedByAZoneRightlyOnBothSidesOfSummerTime() throws InterruptedException {
        days = new GuideSettings(1, 14, 0, 7);
        added(xml(
                show("one.example", "20:00", "21:00", "Winter"),
                "<programme start=\"20260310200000 +0000\" stop=\"20260310210000 +0000\" channel=\"one.example\">"
                        + "<title>Summer</title></programme>"));
        choices = new GuideChoices(Map.of(), Map.of(), Map.of(ONE, GuideShift.in(ZoneId.of("America/New_York"))));
        guide.refresh();
        assertThat(guide.programmes().of(ONE, NOW, NOW.plus(Duration.ofDays(12))))
                .extracting(one -> one.start().toString())
                .containsExactly("2026-03-02T01:00Z", "2026-03-11T00:00Z");
    }

    @Test
    void ofTwoGuidesThePreferredOneCountsAndTheOtherFillsItsGaps() throws InterruptedException {
        added(xml(show("one.example", "20:00", "21:00", "News")));
        answer(xml(
                show("ONE.example", "20:00", "21:00", "Nachrichten"), show("ONE.example", "21:00", "22:00", "Film")));
        var other = GuideSource.Settings.of("Other", url());
        var second = guide.sources()
                .add(new GuideSource.Settings(
                        "Other",
                        other.location(),
                        Optional.empty(),
                        1,
                        other.refreshEvery(),
                        true,
                        "",
                        GuideShift.NONE))
                .id();
        done(guide.sync().sync(second));
        assertThat(titles(ONE)).containsExactly("News", "Film");
        guide.sources().remove(second);
        assertThat(titles(ONE)).containsExactly("News");
        guide.sources().restore(second);
        assertThat(titles(ONE)).containsExactly("News", "Film");
    }

    @Test
    void titlesAreFoundWhateverTheirCaseAndAccents() throws InterruptedException {
        added(xml(
                show("one.example", "20:00", "21:00", "Café Society"),
                show("one.example", "18:00", "19:00", "Cafe before"),
                show("two.example", "21:00", "22:00", "Film")));
        assertThat(guide.programmes().search("CAFE", NOW, 10))
                .extracting(found -> found.channel() + " " + found.programme().title())
                .containsExactly("1 Café Society");
    }

    @Test
    void settingsThatMakeNoSenseAreRefusedInWords() {
        assertThat(refused(GuideSource.Settings.of("G", ""))).startsWith("Enter the address");
        assertThat(refused(GuideSource.Settings.of("G", "http:///x"))).startsWith("This is neither");
        assertThat(refused(GuideSource.Settings.of("G", "/no/such/file.xml"))).startsWith("There is no such file");
        guide.sources().add(GuideSource.Settings.of("G", "http://h/x"));
        assertThat(refused(GuideSource.Settings.of("g", "http://h/y"))).startsWith("Another guide");
    }

    @Test
    void aGuideWithoutANameIsCalledByItsHost() {
        assertThat(guide.sources()
                        .add(GuideSource.Settings.of("", "http://user:secret@guide.example:80/x.gz"))
                        .name())
                .isEqualTo("guide.example");
        assertThat(guide.sources().all().getFirst().shownLocation()).doesNotContain("secret");
    }

    @Test
    void theCountryOfASourceIsSetByItsCodeOrItsName() {
        assertThat(country("DE")).isEqualTo("de");
        assertThat(country("uk")).isEqualTo("gb");
        assertThat(country(" United Kingdom ")).isEqualTo("gb");
        assertThat(country("Deutschland")).isEqualTo("de");
        assertThat(country("AR")).as("Argentina, though lists mean Arabic").isEqualTo("ar");
        assertThat(country("")).isEmpty();
        assertThat(refused(with("Atlantis"))).startsWith("This is no country");
    }

    private String country(String typed) {
        return guide.sources().add(with(typed)).settings().country();
    }

    private static GuideSource.Settings with(String country) {
        var usual = GuideSource.Settings.of("", "http://guide.example/x.xml");
        return new GuideSource.Settings(
                "", usual.location(), Optional.empty(), 0, usual.refreshEvery(), true, country, GuideShift.NONE);
    }

    private Result result(GuideSourceId source) {
        return guide.sources().find(source).orElseThrow().result();
    }

    private String refused(GuideSource.Settings settings) {
        try {
            return "taken as " + guide.sources().add(settings);
        } catch (InvalidGuideSource e) {
            return e.words();
        }
    }

    private GuideSourceId added(String text) throws InterruptedException {
        answer(text);
        var source = guide.sources().add(GuideSource.Settings.of("G", url())).id();
        done(guide.sync().sync(source));
        return source;
    }

    private void answer(String text) {
        server.enqueue(new MockResponse.Builder().body(text).build());
    }

    private String url() {
        return server.url("/guide.xml").toString();
    }

    private static void done(Job job) throws InterruptedException {
        assertThat(job.await(Duration.ofSeconds(60))).isTrue();
        assertThat(job.view().state()).as(job.view().note()).isEqualTo(Job.State.DONE);
    }

    private static void failed(Job job, String words) throws InterruptedException {
        assertThat(job.await(Duration.ofSeconds(60))).isTrue();
        assertThat(job.view().state()).isEqualTo(Job.State.FAILED);
        assertThat(job.view().note()).contains(words);
    }

    private List<String> titles(ChannelId channel) {
        return all(channel).stream().map(Programme::title).toList();
    }

    private List<Programme> all(ChannelId channel) {
        return guide.programmes().of(channel, NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(2)));
    }

    private static LineupChannel channel(ChannelId id, String guideId) {
        return new LineupChannel(id, "", "C" + id, "", guideId, List.of(), 0);
    }

    private static String show(String channel, String start, String stop, String title) {
        return "<programme start=\"20260301" + start.replace(":", "") + "00 +0000\" stop=\"20260301"
                + stop.replace(":", "") + "00 +0000\" channel=\"" + channel + "\"><title>" + title
                + "</title></programme>";
    }

    private static String xml(String... programmes) {
        return "<?xml version=\"1.0\"?><tv>" + String.join("", programmes) + "</tv>";
    }
}
