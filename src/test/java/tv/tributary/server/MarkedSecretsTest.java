package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import tv.tributary.access.User.UserSettings;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.event.Event;
import tv.tributary.format.json.Json;
import tv.tributary.model.ChannelId;
import tv.tributary.testkit.JsonTree;

/// Whatever happens to passwords, tokens and codes, they stand only where somebody asks for them.
@Timeout(120)
class MarkedSecretsTest {
    private final House house = new House();
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("tv.tributary");
    private final Level before = Optional.ofNullable(logger.getLevel()).orElse(logger.getEffectiveLevel());
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            heard.add(event.getFormattedMessage());
            if (event.getThrowableProxy() != null)
                heard.add(event.getThrowableProxy().getMessage());
        }
    };

    MarkedSecretsTest() {
        appender.start();
        logger.setLevel(Level.TRACE);
        logger.addAppender(appender);
    }

    @AfterEach
    void close() {
        logger.detachAppender(appender);
        logger.setLevel(before);
        house.close();
    }

    @Test
    void noneStandsInALogAnEventOrAnAnswerThatIsNotAboutIt() throws Exception {
        house.provider("one", "#EXTM3U\n#EXTINF:-1,First\nhttp://192.0.2.1/1.ts\n");
        var allHeard = new CountDownLatch(1);
        var last = new Event.StreamClosed(Instant.EPOCH, new ChannelId(1), "The last");
        var listening = house.store.events().subscribe(event -> {
            if (event.equals(last)) allHeard.countDown();
            heard.add(Json.write(event));
            ActivityEntry.of(event).ifPresent(entry -> heard.add(entry.text()));
        });
        var anna = house.users.add("Anna", Optional.of("marked-pass-1"), UserSettings.defaults());
        house.users.changePassword(anna.id(), Optional.of("marked-pass-2"));
        var box = house.users.devices().add(Optional.of(anna.id()), "Box");
        var waiting = house.users.pairing().open(Optional.empty(), "TV");
        var used = house.users.pairing().open(Optional.empty(), "Tablet");
        var marked = new ArrayList<>(List.of(
                "marked-pass",
                "marked-guess",
                "pbkdf2",
                anna.token(),
                box.token(),
                box.shortCode(),
                waiting.code(),
                used.code(),
                house.tokenGate.householdToken()));

        for (var path : List.of(
                "/player_api.php?username=anna&password=marked-pass-2",
                "/get.php?username=anna&password=marked-pass-2",
                "/live/anna/marked-pass-2/1.ts",
                "/live/anna/marked-pass-2/1.m3u8",
                "/anna/marked-guess/1.ts",
                "/player_api.php?username=anna&password=marked-guess",
                "/" + anna.token() + "/playlist.m3u",
                "/" + box.token() + "/guide.xml",
                "/" + box.token() + "/watch/1.m3u8",
                "/" + box.token() + "/nothing",
                "/m/" + box.shortCode(),
                "/e/" + box.shortCode(),
                "/m/marked-guess",
                "/pair/" + waiting.code(),
                "/pair/marked-guess")) {
            house.send(house.request(path));
        }
        house.send(house.request("/pair/" + used.code()).POST(BodyPublishers.noBody()));
        for (int i = 0; i < 25; i++)
            house.send(house.request("/player_api.php?username=anna&password=marked-guess" + i));
        house.send("POST", "/api/users", "{\"name\":\"Anna\",\"password\":\"marked-pass-3\"}");
        house.send("POST", "/api/users", "{\"name\":\"Ben\",\"password\":\"marked-pass-4/\"}");
        house.send("POST", "/api/users/" + anna.id() + "/password", "{\"password\":\"marked-pass-5\"");
        var tablet = house.users.devices().all().getLast();
        marked.addAll(List.of(tablet.token(), tablet.shortCode()));
        house.users.devices().revoke(tablet.id());

        var description = JsonTree.of(house.get("/api/openapi.json").body()).at("paths");
        for (var path : description.keys()) {
            boolean asksForSecrets = path.endsWith("/addresses") || path.startsWith("/api/pairing");
            boolean namesAddresses =
                    List.of("/api/channels", "/api/channels/{id}", "/api/favourites", "/api/system/status")
                                    .contains(path)
                            || path.startsWith("/api/movies")
                            || path.startsWith("/api/series")
                            || path.startsWith("/api/watched");
            boolean goesOn = path.endsWith("/events") || path.endsWith("/realtime");
            if (asksForSecrets
                    || namesAddresses
                    || goesOn
                    || !description.at(path).has("get")) continue;
            heard.add(house.get(path.replaceAll("\\{\\w+}", Long.toString(anna.id())))
                    .body());
        }
        house.store.events().publish(last);
        assertThat(allHeard.await(20, TimeUnit.SECONDS)).isTrue();
        listening.close();

        assertThat(heard).anyMatch(line -> line.contains("wrong passwords of Anna"));
        assertThat(heard).anyMatch(line -> line.contains("/player_api"));
        for (var secret : marked) assertThat(heard).as(secret).noneMatch(line -> line.contains(secret));
    }
}
