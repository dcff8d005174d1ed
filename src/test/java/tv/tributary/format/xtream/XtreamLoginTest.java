package tv.tributary.format.xtream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XtreamLoginTest {
    @ParameterizedTest
    @CsvSource({
        "http://tv.example:8080/get.php?username=ann&password=s3cret&type=m3u_plus&output=ts",
        "http://tv.example:8080/player_api.php?username=ann&password=s3cret",
        "http://tv.example:8080/player_api.php?password=s3cret&username=ann&action=get_live_streams",
        "http://tv.example:8080/panel_api.php?username=ann&password=s3cret",
        "http://tv.example:8080/xmltv.php?username=ann&password=s3cret",
        "http://tv.example:8080//xmltv.php?username=ann&amp;password=s3cret",
        "http://tv.example:8080/live/ann/s3cret/77.ts",
        "http://tv.example:8080/movie/ann/s3cret/5.mkv",
        "http://tv.example:8080/series/ann/s3cret/9.mp4",
        "http://tv.example:8080/timeshift/ann/s3cret/60/2026-03-01:12-00/7.ts",
        "http://tv.example:8080/ann/s3cret/77",
        "http://tv.example:8080/ann/s3cret/77.m3u8?token=1",
        "tv.example:8080/get.php?username=ann&password=s3cret",
        "HTTP://TV.example:8080/get.php?Username=ann&PASSWORD=s3cret",
        "<http://tv.example:8080/get.php?username=ann&password=s3cret>",
        "  http://tv.example:8080/get.php?username=%20ann&password=s3cret  "
    })
    void takesALinkApart(String pasted) {
        assertThat(XtreamLogin.parse(pasted))
                .contains(new XtreamLogin(List.of("http://tv.example:8080"), "ann", "s3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://",
                "ann",
                "http://tv.example/list.m3u",
                "http://tv.example/get.php?username=ann",
                "http://tv.example/get.php?username=&password=x",
                "http://ann:s3cret@tv.example/get.php?username=ann&password=s3cret",
                "http://tv.example/a/b/c/77.ts",
                "three plain words",
                "rtmp://tv.example/ann/s3cret/77",
                "C:\\lists\\mine.m3u",
                "http://tv.example:8080/channels/7.m3u8"
            })
    void otherAddressesNameNoAccount(String pasted) {
        assertThat(XtreamLogin.parse(pasted)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tv.example:8080 ann s3cret",
                "tv.example:8080\tann\ns3cret",
                "URL: http://tv.example:8080\nUsername: ann\nPassword: s3cret\nEnjoy!",
                "host=http://tv.example:8080 user=ann pass=s3cret"
            })
    void takesWhatASellerWrites(String pasted) {
        var login = XtreamLogin.parse(pasted).orElseThrow();
        assertThat(login.user()).isEqualTo("ann");
        assertThat(login.password()).isEqualTo("s3cret");
        assertThat(login.hosts().getFirst()).startsWith("http://tv.example:8080");
    }

    @Test
    void thePathOfThePanelStays() {
        assertThat(XtreamLogin.parse("https://tv.example/c/panel/get.php?username=ann&password=x"))
                .contains(new XtreamLogin(List.of("https://tv.example/c/panel"), "ann", "x"));
        assertThat(XtreamLogin.parse("https://tv.example/c/live/ann/x/7.ts"))
                .contains(new XtreamLogin(List.of("https://tv.example/c"), "ann", "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "tv.example:8080, http://tv.example:8080",
        "http://tv.example/, http://tv.example",
        "https://tv.example:443/c/, https://tv.example:443/c",
        "http://tv.example/player_api.php, http://tv.example",
        "http://[2001:db8::1]:80, http://[2001:db8::1]:80"
    })
    void takesThreeFields(String server, String base) {
        assertThat(XtreamLogin.of(server, " ann ", "s3cret")).contains(new XtreamLogin(List.of(base), "ann", "s3cret"));
    }

    @Test
    void aFieldThatIsMissingIsNoAccount() {
        assertThat(XtreamLogin.of("tv.example", "", "x")).isEmpty();
        assertThat(XtreamLogin.of("tv.example", "ann", " ")).isEmpty();
        assertThat(XtreamLogin.of("", "ann", "x")).isEmpty();
    }

    @Test
    void whatIsStoredNamesTheSameAccountAgain() {
        var login = new XtreamLogin(List.of("http://a.example:8080", "https://b.example/c"), "a/n+n@x", "p&=%ä #?");
        assertThat(login.location())
                .startsWith(
                        "http://a.example:8080/player_api.php?username=a%2Fn%2Bn%40x&password=p%26%3D%25%C3%A4+%23%3F")
                .endsWith("&host=https://b.example/c");
        assertThat(XtreamLogin.parse(login.location())).contains(login);
    }

    @Test
    void addressesOfStreamsAreEncodedStepByStep() {
        var login = new XtreamLogin(List.of("http://tv.example"), "a@b", "x/y+z%");
        assertThat(login.live("http://tv.example", 7, "ts")).isEqualTo("http://tv.example/live/a@b/x%2Fy%2Bz%25/7.ts");
        assertThat(login.movie("http://tv.example", 5, "mkv")).endsWith("/movie/a@b/x%2Fy%2Bz%25/5.mkv");
        assertThat(login.episode("http://tv.example", 9, "mp4")).endsWith("/series/a@b/x%2Fy%2Bz%25/9.mp4");
        assertThat(XtreamLogin.parse(login.live("http://tv.example", 7, "ts"))).contains(login);
    }

    @Test
    void theLoginIsNotInItsText() {
        assertThat(new XtreamLogin(List.of("http://tv.example"), "ann", "s3cret").toString())
                .doesNotContain("ann", "s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.example/live/u/p/7.ts, LIVE, 7",
        "http://b.example:8080/u2/p2/7, LIVE, 7",
        "http://b.example:8080/u2/p2/7.m3u8?x=1, LIVE, 7",
        "http://b.example/c/movie/u/p/5.mkv, MOVIE, 5",
        "http://b.example/movie/u/p/5.mkv, MOVIE, 5",
        "https://b.example/series/u/p/9.mp4, EPISODE, 9"
    })
    void anAddressTellsItsStreamWhateverHostAndLogin(String url, XtreamStream.Type type, long id) {
        assertThat(XtreamStream.of(url)).contains(new XtreamStream(type, id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http://a.example/7.ts", "http://a.example/u/p/seven.ts", "rtmp://a/u/p/7"})
    void otherAddressesTellNoStream(String url) {
        assertThat(XtreamStream.of(url)).isEmpty();
    }

    @Test
    void aPoolsAccountsStandBehindEachOther() {
        var ann = new XtreamLogin(List.of("http://a.test", "http://b.test"), "ann", "a&b");
        var bob = new XtreamLogin(ann.hosts(), "bob", "p w");
        var location = XtreamLogin.location(List.of(ann, bob));
        assertThat(location)
                .isEqualTo(
                        "http://a.test/player_api.php?username=ann&password=a%26b&host=http://b.test&username=bob&password=p+w");
        assertThat(XtreamLogin.pool(location)).containsExactly(ann, bob);
        assertThat(XtreamLogin.parse(location)).contains(ann);
        assertThat(XtreamLogin.pool("http://a.test/list.m3u")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.test/live/ann/x/7.ts,http://a.test/live/bob/p%20w/7.ts",
        "http://a.test:80/c/movie/ann/x/7.mkv?t=1,http://a.test:80/c/movie/bob/p%20w/7.mkv?t=1",
        "http://a.test/ann/x/7,http://a.test/bob/p%20w/7",
        "http://ann/ann/x/7.ts,http://ann/bob/p%20w/7.ts"
    })
    void anotherAccountPlaysTheSameStream(String url, String other) {
        var bob = new XtreamLogin(List.of("http://a.test"), "bob", "p w");
        assertThat(bob.sameStream(url)).contains(other);
    }

    @Test
    void whatIsNoPanelsStreamIsLeftAlone() {
        var bob = new XtreamLogin(List.of("http://a.test"), "bob", "p w");
        assertThat(bob.sameStream("http://cdn.test/channel.m3u8")).isEmpty();
    }
}
