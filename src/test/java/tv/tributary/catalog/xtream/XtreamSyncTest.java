package tv.tributary.catalog.xtream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.catalog.CatalogRig;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.event.Event;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount.AccountState;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.RawServer;

@ExpectedWarnings("job failed: Sync Panel")
class XtreamSyncTest {
    private static final String FILMS = "select count(*) from source where kind = 'VOD' and gone_at is null";
    private static final String SERIES = "select count(*) from source where kind = 'SERIES' and gone_at is null";

    private final CatalogRig rig = new CatalogRig();
    private final FakePanel panel = new FakePanel(6, 4, 3);

    @AfterEach
    void close() {
        rig.close();
        panel.close();
    }

    private SyncReport sync(ProviderId id) {
        return rig.sync(id);
    }

    private Provider account() {
        var provider = rig.add("Panel", panel.api());
        assertThat(sync(provider.id()).result()).isEqualTo(Result.DONE);
        return provider;
    }

    private List<String> names(String prefix) {
        return IntStream.rangeClosed(1, 6)
                .mapToObj(id -> prefix + " Q" + id + "x")
                .toList();
    }

    @Test
    void liveStreamsBecomeChannelsAndFilmsAndSeriesComeWithThem() {
        var provider = account();

        assertThat(provider.settings().origin().kind()).isEqualTo("xtream");
        assertThat(rig.names()).containsExactlyElementsOf(names("Channel"));
        var source = rig.catalog()
                .channels()
                .find(rig.channel("Channel Q3x").id())
                .orElseThrow()
                .sources()
                .getFirst()
                .source();
        assertThat(source.url()).isEqualTo(panel.base() + "/live/ann/s3cret/3.ts");
        assertThat(source.group()).isEqualTo("Group 4");
        assertThat(source.tvgId()).isEqualTo("id3.test");
        assertThat(source.logo()).isEqualTo("http://logos.test/3.png");
        assertThat(source.attributes()).containsEntry("catchup", "xc").containsEntry("catchup-days", "7");
        assertThat(rig.stored(FILMS)).isEqualTo(4);
        assertThat(rig.stored(SERIES)).isEqualTo(3);
    }

    @Test
    void aChannelKnowsThatThePanelMarksItAsOneForAdults() {
        panel.answer("get_live_streams", 200, """
                [{"num":1,"name":"Late Qx","stream_id":1,"is_adult":"1","category_id":"4"},
                {"num":2,"name":"Early Qy","stream_id":2,"is_adult":"0","category_id":"4"}]""");
        account();

        assertThat(rig.catalog().channels().list(ChannelQuery.all()).stream())
                .extracting(row -> row.channel().name(), ChannelRow::adult)
                .containsExactlyInAnyOrder(tuple("Late Qx", true), tuple("Early Qy", false));
    }

    @Test
    void aSyncAsksEachThingOnceAndASecondOneChangesNothing() {
        var provider = account();
        assertThat(panel.asked())
                .containsExactly(
                        "",
                        "get_live_categories",
                        "get_live_streams",
                        "get_vod_categories",
                        "get_vod_streams",
                        "get_series_categories",
                        "get_series");

        assertThat(sync(provider.id()).result()).isEqualTo(Result.UNCHANGED);
        panel.renameMovies(2);
        var report = sync(provider.id());
        assertThat(report.changed()).isEqualTo(2);
        assertThat(report.added()).isZero();
        assertThat(report.gone()).isZero();
    }

    @Test
    void whatThePanelSaysOfTheAccountIsKept() {
        panel.account("\"status\":\"Active\",\"exp_date\":\"1900000000\",\"is_trial\":\"1\",\"active_cons\":1,"
                + "\"max_connections\":\"3\"");
        var account = rig.status(account().id()).account().orElseThrow();

        assertThat(account.state()).isEqualTo(AccountState.ACTIVE);
        assertThat(account.expires().orElseThrow().getEpochSecond()).isEqualTo(1_900_000_000);
        assertThat(account.trial()).isTrue();
        assertThat(account.inUse()).isEqualTo(1);
        assertThat(account.allowed()).isEqualTo(3);
        assertThat(account.zone()).isEqualTo("Europe/London");
    }

    @Test
    void asManyStreamsPlayAsTheAccountAllowsUnlessTheUserSaysOtherwise() {
        var settings = rig.catalog().providers().usual("Panel", ProviderSettings.ProviderOrigin.typed(panel.api()));
        var provider = rig.catalog().providers().add(settings.withRefreshEvery(Duration.ZERO));
        sync(provider.id());
        assertThat(connections()).isEqualTo(2);

        rig.catalog().providers().change(provider.id(), provider.settings().withConnections(1));
        assertThat(connections()).isEqualTo(1);
    }

    private int connections() {
        return rig.catalog()
                .tuning(rig.channels().getFirst().id())
                .orElseThrow()
                .candidates()
                .getFirst()
                .connections();
    }

    @Test
    void anotherNameLoginOrHostKeepsAllChannels() {
        var provider = account();
        var before = ids();
        panel.rename("UK: Other");
        sync(provider.id());
        assertThat(ids()).isEqualTo(before);

        panel.login("bob", "pass/word+1");
        rig.catalog()
                .providers()
                .change(
                        provider.id(),
                        ProviderSettings.of(
                                "Panel", panel.base() + "/player_api.php?username=bob" + "&password=pass%2Fword%2B1"));
        assertThat(sync(provider.id()).result()).isEqualTo(Result.DONE);
        assertThat(ids()).isEqualTo(before);
        assertThat(rig.catalog()
                        .channels()
                        .find(rig.channels().getFirst().id())
                        .orElseThrow()
                        .sources()
                        .getFirst()
                        .source()
                        .url())
                .contains("/live/bob/pass%2Fword%2B1/");
    }

    /// Channel and source of each stream.
    private List<String> ids() {
        return rig.everything().stream()
                .map(line -> line.replaceFirst("^(\\S+ \\S+) .*", "$1"))
                .sorted()
                .toList();
    }

    @Test
    void aListThatIsAnAccountIsReadAsOneAndKeepsChannelsIdsAndEdits() {
        var provider = rig.add("Panel", panel.list());
        sync(provider.id());
        assertThat(provider.settings().origin().kind()).isEqualTo("m3u");
        assertThat(rig.status(provider.id()).isAccount()).isTrue();
        rig.catalog().editor().rename(rig.channel("Channel Q2x").id(), "My own");
        rig.catalog().editor().hide(List.of(rig.channel("Channel Q5x").id()));
        var before = rig.everything();
        var films = rig.stored("select sum(id) from source where kind = 'VOD' and gone_at is null");

        var better = rig.catalog().providers().better(provider.settings()).orElseThrow();
        assertThat(better.connections()).isZero();
        rig.catalog().providers().change(provider.id(), better);
        var report = sync(provider.id());

        assertThat(report.result()).isEqualTo(Result.DONE);
        assertThat(report.gone()).isZero();
        assertThat(rig.everything()).isEqualTo(before);
        assertThat(rig.names()).contains("My own").doesNotContain("Channel Q2x");
        assertThat(rig.stored("select sum(id) from source where kind = 'VOD' and gone_at is null"))
                .isEqualTo(films);
        assertThat(rig.stored(SERIES)).isEqualTo(3);
        assertThat(rig.status(provider.id()).isAccount()).isFalse();
    }

    @Test
    void renamedWhileItIsTurnedIntoAnAccountItKeepsItsChannels() {
        var provider = rig.add("Panel", panel.list());
        sync(provider.id());
        var before = ids();
        panel.rename("UK: Other");
        rig.catalog()
                .providers()
                .change(
                        provider.id(),
                        rig.catalog().providers().better(provider.settings()).orElseThrow());
        sync(provider.id());

        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void filmsThatDoNotComeTakeNothingAway() {
        var provider = account();
        panel.answer("get_vod_streams", 404, "gone");
        panel.answer("get_series", 200, "<html>oops</html>");
        panel.offer(5, 4, 3);
        var report = sync(provider.id());

        assertThat(report.result()).isEqualTo(Result.DONE);
        assertThat(report.gone()).isEqualTo(1);
        assertThat(report.words()).contains("Films did not come", "Series did not come");
        assertThat(rig.stored(FILMS)).isEqualTo(4);
        assertThat(rig.stored(SERIES)).isEqualTo(3);

        panel.answerAsUsual("get_vod_streams");
        panel.answerAsUsual("get_series");
        panel.offer(5, 4, 4);
        assertThat(sync(provider.id()).added()).isEqualTo(1);
    }

    @Test
    void filmsThatShrankStayUntilTheUserHasLooked() {
        panel.offer(6, 10, 3);
        var provider = account();
        panel.offer(7, 2, 3);
        var report = sync(provider.id());

        assertThat(report.result()).isEqualTo(Result.NEEDS_REVIEW);
        assertThat(report.words()).startsWith("Films: 10 before, 2 now.");
        assertThat(rig.names()).contains("Channel Q7x");
        assertThat(rig.stored(FILMS)).isEqualTo(10);
        assertThat(rig.hear(Event.SyncNeedsReview.class).after()).isEqualTo(2);

        // Nothing new came, and the question stays.
        assertThat(sync(provider.id()).result()).isEqualTo(Result.NEEDS_REVIEW);
        rig.await(rig.catalog().sync().accept(provider.id()));
        assertThat(rig.status(provider.id()).last().result()).isEqualTo(Result.DONE);
        assertThat(rig.stored(FILMS)).isEqualTo(2);
        assertThat(rig.names()).contains("Channel Q7x");
    }

    @Test
    void channelsThatShrankWaitAsAWhole() {
        var provider = account();
        panel.offer(1, 5, 3);
        assertThat(sync(provider.id()).result()).isEqualTo(Result.NEEDS_REVIEW);
        assertThat(rig.names()).hasSize(6);
        assertThat(rig.stored(FILMS)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|200|{\"user_info\":{\"auth\":0}}|The provider refused the login.",
                "''|200|[]|The provider refused the login.",
                "''|401|x|The provider refused the login.",
                "''|200|{\"user_info\":{\"auth\":1,\"status\":\"Banned\"}}|The provider has banned this account.",
                "''|200|{\"user_info\":{\"auth\":1,\"status\":\"Disabled\"}}|The provider has switched this account off.",
                "''|200|{\"user_info\":{\"auth\":1,\"status\":\"Expired\"}}|The account has ended",
                "''|200|{\"user_info\":{\"auth\":1,\"status\":\"Active\",\"exp_date\":\"1700000000\"}}|The account ended on Nov 1",
                "''|200|<html><title>Just a moment...</title>|A web firewall in front of the provider",
                "''|200|<html>Welcome</html>|There is no Xtream panel at this address.",
                "''|404|x|There is no Xtream panel at this address.",
                "''|200|blocked|The provider answered no more than a word of refusal.",
                "get_live_streams|200|blocked|The provider answered no more than a word of refusal.",
                "get_live_streams|200|<html>Hello</html>|The provider sent a web page",
                "get_live_streams|200|[{\"stream_id\":1},{\"str|Only part of the list arrived.",
                "get_live_streams|200|{\"user_info\":{\"auth\":0}}|The provider refused the login.",
                "get_live_streams|200|[{\"stream_id\":-1}]|The provider sent data that cannot be read.",
                "get_live_streams|403|x|The provider refuses the list (403)",
                "get_live_categories|404|x|The provider has no list at this address"
            })
    void eachFailureIsToldInPlainWordsAndTheOldListStays(String action, int status, String body, String words) {
        var provider = account();
        var before = rig.everything();
        panel.answer(action, status, body);
        var report = sync(provider.id());

        assertThat(report.result()).isEqualTo(Result.FAILED);
        assertThat(report.words()).startsWith(words).doesNotContain("s3cret");
        assertThat(rig.everything()).isEqualTo(before);
        assertThat(rig.stored(FILMS)).isEqualTo(4);
    }

    @Test
    void anAccountThatEndedIsShownAsSuch() {
        var provider = account();
        panel.account("\"status\":\"Active\",\"exp_date\":\"1700000000\",\"max_connections\":1");
        sync(provider.id());
        assertThat(rig.status(provider.id()).account().orElseThrow().state()).isEqualTo(AccountState.EXPIRED);
    }

    @Test
    void anEndThatIsNearIsToldOnceAlsoAcrossARestart() {
        panel.account("\"status\":\"Active\",\"exp_date\":\"2026-03-03 12:00:00\",\"max_connections\":1");
        account();
        rig.catalog().expiryWatch().run();
        assertThat(rig.hear(Event.AccountExpires.class).until()).isEqualTo("2026-03-03T12:00:00Z");

        rig.restart(Duration.ofHours(1));
        assertThat(rig.catalog().expiryWatch().nextDue()).contains(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Test
    void aFirewallInFrontOfThePanelIsToldAsSuch() {
        try (var firewall = new RawServer()) {
            firewall.always((_, out) -> out.write(("HTTP/1.1 403 Forbidden\r\nServer: cloudflare\r\n"
                            + "Content-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")
                    .getBytes(StandardCharsets.US_ASCII)));
            var provider = rig.add("Panel", firewall.url("/player_api.php?username=ann&password=s3cret"));
            assertThat(sync(provider.id()).words()).startsWith("A web firewall in front of the provider");
        }
    }

    @Test
    void theNextAddressIsAskedWhereTheFirstDoesNotAnswer() {
        var dead = new FakePanel(1, 0, 0);
        dead.close();
        var location = dead.api() + "&host=" + panel.base();
        var provider = rig.add("Panel", location);
        assertThat(sync(provider.id()).result()).isEqualTo(Result.DONE);
        assertThat(rig.status(provider.id()).account().orElseThrow().host()).isEqualTo(panel.base());
        assertThat(rig.names()).hasSize(6);
    }

    @Test
    void aRefusedLoginIsNotTriedAtTheNextAddress() {
        try (var other = new FakePanel(1, 0, 0)) {
            other.answer("", 200, "{\"user_info\":{\"auth\":0}}");
            var provider = rig.add("Panel", other.api() + "&host=" + panel.base());
            assertThat(sync(provider.id()).result()).isEqualTo(Result.FAILED);
            assertThat(panel.asked()).isEmpty();
        }
    }

    @Test
    void oddIdsAreLeftOutAndTold() {
        panel.answer(
                "get_live_streams",
                200,
                "[{\"stream_id\":\"7\",\"name\":\"One\"},{\"stream_id\":-3,\"name\":\"Odd\"},{\"stream_id\":7},"
                        + "{\"stream_id\":\"x\"},{\"stream_id\":8,\"name\":null}]");
        var provider = rig.add("Panel", panel.api());
        var report = sync(provider.id());
        assertThat(rig.names()).containsExactly("One", "#8");
        assertThat(report.words()).contains("2 without a usable id");
        assertThat(report.leftOut().getFirst().lines().getFirst().name()).isEqualTo("Odd");
    }

    @Test
    void theTestBeforeSavingSaysWhatTheAccountIs() {
        panel.account("\"status\":\"Active\",\"exp_date\":\"1900000000\",\"is_trial\":\"0\",\"max_connections\":\"2\"");
        var settings = ProviderSettings.of("Panel", panel.api());
        assertThat(rig.catalog().sync().test(settings).words())
                .startsWith("The account is active until Mar 17, 2030, with 2 connections. It works: 6 channels");

        panel.answer("", 200, "{\"user_info\":{\"auth\":0}}");
        var report = rig.catalog().sync().test(settings);
        assertThat(report.usable()).isFalse();
        assertThat(report.words()).startsWith("The provider refused the login.");
    }

    @Test
    void theGuideOfTheAccountIsKnown() {
        assertThat(rig.catalog().providers().guideAddress(account().id()))
                .contains(panel.base() + "/xmltv.php?username=ann&password=s3cret");
    }
}
