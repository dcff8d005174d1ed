package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.model.ProviderId;
import tv.tributary.testkit.JsonTree;
import tv.tributary.text.Messages;

/// The description of the API against the API itself.
class DescriptionTest {
    private static final House house = new House();
    private static ProviderId provider;

    @BeforeAll
    static void fill() throws InterruptedException {
        provider = house.provider("one", "#EXTM3U\n#EXTINF:-1,First\nhttp://192.0.2.1/1.ts\n");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void everythingDescribedIsThere() throws Exception {
        var nothing = Messages.of("server.api.unknown-path");
        var paths = answer("/api/openapi.json").at("paths");
        assertThat(paths.keys()).hasSizeGreaterThan(15);
        for (var path : paths.keys()) {
            for (var method : paths.at(path).keys()) {
                var asked = path.replaceAll("\\{\\w+}", "999999");
                // HEAD is GET without the body: it also ends where GET would go on for ever.
                var verb = method.equals("get") ? "HEAD" : method.toUpperCase(Locale.ROOT);
                var answer = house.send(house.api(asked).method(verb, BodyPublishers.noBody()));

                assertThat(answer.statusCode()).as("%s %s", verb, asked).isNotIn(401, 405, 500);
                assertThat(answer.body()).as("%s %s", verb, asked).doesNotContain(nothing);
            }
        }
    }

    @Test
    void everyAnswerLooksAsDescribed() throws Exception {
        var channel =
                house.catalog.channels().list(ChannelQuery.all()).getFirst().channel();

        assertLooksLike("Provider", "/api/providers/" + provider);
        assertLooksLike("Status", "/api/system/status");
        assertLooksLike("LiveStats", "/api/system/stats/realtime?once=true");
        assertLooksLike("ChannelPage", "/api/channels");
        assertLooksLike("ChannelDetail", "/api/channels/" + channel.id());
        assertLooksLike("Problem", "/api/providers/999999");
    }

    private static void assertLooksLike(String schema, String path) throws Exception {
        var described = answer("/api/openapi.json").at("components", "schemas", schema, "properties");

        assertThat(answer(path).keys()).as(schema).containsExactlyElementsOf(described.keys());
    }

    private static JsonTree answer(String path) throws Exception {
        return JsonTree.of(house.get(path).body());
    }
}
