package tv.tributary.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tv.tributary.access.Grant;
import tv.tributary.file.BundledFile;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.web.PlayerPage.PlayerMessages;

class PlayerPageTest {
    private static final String NAME = "</script><b>\"Arte\" & Co";

    private static final List<String> MODULES = List.of(
            "player.js",
            "controls.js",
            "seek.js",
            "statistics.js",
            "choices.js",
            "segmented.js",
            "native.js",
            "words.js");

    private static final Grant VIEWER = Grant.of("household", "The household", "token");

    private final Assets assets = Assets.ofPlayer();
    private final PlayerPage page = new PlayerPage(
            (_, id) -> id.value() == 7 ? Optional.of(NAME) : Optional.empty(),
            (_, _) -> Optional.of(Map.entry(1_772_834_101L, 1_772_837_701L)),
            (_, _) -> Optional.empty(),
            assets);
    private final BufferedResponse answer = (BufferedResponse) page.answer(new ChannelId(7), VIEWER, "");

    @Test
    void thePageNamesTheChannelAndItsPlaylist() {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains("<h1>&lt;/script&gt;&lt;b&gt;&quot;Arte&quot; &amp; Co</h1>")
                .contains("data-playlist=\"7.m3u8\"")
                .doesNotContain(NAME)
                .doesNotContainPattern("\\{[a-z-]+}");
    }

    @Test
    void whatIsOnCanBeWatchedFromItsStartAndThePastHasAWayBack() {
        assertThat(answer.text())
                .contains("data-address=\"7?start=1772834101&amp;end=1772837701\" >Watch from the start</button>");
        var past = (BufferedResponse) page.answer(new ChannelId(7), VIEWER, "start=1772834101&end=1772837701");
        assertThat(past.text())
                .contains("data-playlist=\"7.m3u8?start=1772834101&amp;end=1772837701\"")
                .contains("data-address=\"7\" >");
    }

    @Test
    void nothingInThePageRunsOrLooksByItself() {
        assertThat(answer.header("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(answer.text())
                .doesNotContainPattern("<script(?![^>]*(src=|application/json))")
                .doesNotContain("<style")
                .doesNotContainPattern("\\s(style|on[a-z]+)=");
    }

    @Test
    void allAddressesAreOursAndRelative() {
        var named = Pattern.compile("(?:src|href)=\"([^\"#]+)\"").matcher(answer.text());
        assertThat(named.results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(address -> address.startsWith("../../web/"))
                .allSatisfy(address -> assertThat(
                                asset(address.substring("../..".length())).status())
                        .isEqualTo(200));
    }

    @Test
    void anUnknownChannelHasNoPage() {
        var none = (BufferedResponse) page.answer(new ChannelId(8), VIEWER, "");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.header("Cache-Control")).hasValue("no-store");
    }

    @Test
    void assetsAreKeptForEverAndPacked() {
        var player = asset("/" + assets.folder() + "/hls.min.js");
        assertThat(player.header("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(player.header("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(player.length()).isGreaterThan(300_000);
        var packed = (BufferedResponse) assets.answer(
                new Request("GET", "/" + assets.folder() + "/hls.min.js", Map.of(), Map.of(), GZIP, "", ""));
        assertThat(packed.header("Content-Encoding")).hasValue("gzip");
        assertThat(packed.length()).isLessThan(200_000);
    }

    private static final Map<String, String> GZIP = Map.of("accept-encoding", "gzip");

    @Test
    void anotherVersionAndOtherFilesAreNotThere() {
        for (var path : new String[] {"/web/000000000000/player.js", "/web/", "/web/" + "../player.html"}) {
            assertThatThrownBy(() -> asset(path)).as(path).isInstanceOf(HttpError.class);
        }
        assertThatThrownBy(() -> asset("/" + assets.folder() + "/player.html")).isInstanceOf(HttpError.class);
    }

    @Test
    void everyModuleThatIsReadIsThere() {
        for (var module : MODULES) {
            var text = asset("/" + assets.folder() + "/" + module).text();
            assertThat(Pattern.compile("from '\\./([a-z.]+)'")
                            .matcher(text)
                            .results()
                            .map(found -> found.group(1)))
                    .allSatisfy(name -> assertThat(
                                    asset("/" + assets.folder() + "/" + name).status())
                            .isEqualTo(200));
        }
    }

    @Test
    void everyWordThePageAsksForIsThere() {
        var text = new StringBuilder();
        for (var module : MODULES)
            text.append(asset("/" + assets.folder() + "/" + module).text());
        assertThat(Pattern.compile("(?:say|show)\\('([a-z-]+)'")
                        .matcher(text)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(PlayerMessages.ofThePlayer()::containsKey);
        var blanks = Set.of("name", "web", "playlist", "words", "other", "other-hidden", "other-words");
        var html = BundledFile.text(PlayerPage.class, "player.html");
        assertThat(Pattern.compile("\\{([a-z-]+)}").matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(name ->
                        blanks.contains(name) || PlayerMessages.ofThePlayer().containsKey(name));
    }

    private BufferedResponse asset(String path) {
        return (BufferedResponse) assets.answer(Request.get(path));
    }
}
