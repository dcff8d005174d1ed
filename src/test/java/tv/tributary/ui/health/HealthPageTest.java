package tv.tributary.ui.health;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.catalog.lineup.ChannelQuery;
import tv.tributary.event.Subscription;
import tv.tributary.health.HealthSummary.LostChannel;
import tv.tributary.health.HealthSummary.StreamTally;
import tv.tributary.model.Channel;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.EndlessTs;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.testkit.RawServer;
import tv.tributary.text.Messages;
import tv.tributary.ui.Household;
import tv.tributary.ui.health.HealthModel.Content;
import tv.tributary.ui.health.HealthModel.HealthLook;
import tv.tributary.ui.health.HealthModel.LostEntry;

@ExtendWith(FxToolkit.class)
class HealthPageTest {
    private final Household home = new Household();
    private final RawServer server = new RawServer();
    private final List<Channel> gone = new CopyOnWriteArrayList<>();
    private HealthModel model;
    private HealthView view;
    private Stage stage;
    private Subscription open = Subscription.none();

    @BeforeEach
    void openThePage() throws Exception {
        server.always((request, out) -> {
            if (request.contains("gone")) {
                out.write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var stream = new EndlessTs("x");
            for (var i = 0; i < 6 * EndlessTs.PICTURES_PER_SECOND; i++) out.write(stream.nextPicture());
        });
        var list = home.list("north.m3u", """
                #EXTM3U
                #EXTINF:-1 group-title="News",Alpha
                %s
                #EXTINF:-1 group-title="Sport",Beta
                %s
                """.formatted(server.url("/alpha.ts"), server.url("/gone.ts")));
        var provider = home.catalog.providers().add(ProviderSettings.of("North", list));
        assertThat(home.catalog.sync().sync(provider.id()).await(Duration.ofSeconds(30)))
                .isTrue();
        model = FxToolkit.on(() -> HealthGallery.model(home, gone::add));
        view = FxToolkit.on(() -> new HealthView(model, HealthGallery.pictures()));
        stage = FxToolkit.on(() -> {
            var shown = new Stage();
            shown.setScene(new Scene(view, 1_100, 700));
            shown.show();
            return shown;
        });
        open = FxToolkit.on(model::open);
        until(() -> model.content.get().isPresent());
    }

    @AfterEach
    void closeIt() throws Exception {
        FxToolkit.on(() -> {
            open.close();
            stage.hide();
            return true;
        });
        home.close();
        server.close();
    }

    @Test
    void lookingAtAllFillsTheFigures() throws Exception {
        assertThat(tally()).isEqualTo(new StreamTally(0, 0, 2));
        FxToolkit.on(() -> {
            button("health.page.look").fire();
            return true;
        });
        until(() -> tally().equals(new StreamTally(1, 1, 0)));
        var groups = model.content.get().orElseThrow().groups();
        assertThat(groups).extracting(HealthModel.TallyEntry::name).containsExactly("Sport", "News");
        assertThat(model.content.get().orElseThrow().providers().getFirst().trend())
                .containsExactly(0.5);
        until(() -> model.running.get().isEmpty());
    }

    @Test
    void channelsOfWhichNothingPlaysAreHiddenInOneStepThatCanBeUndone() throws Exception {
        var channel =
                home.catalog.channels().list(ChannelQuery.all()).getFirst().channel();
        FxToolkit.on(() -> {
            var lost = new LostEntry(new LostChannel(channel.id(), Instant.parse("2026-01-02T03:04:05Z"), 1), channel);
            var now = model.content.get().orElseThrow();
            model.content.set(
                    Optional.of(new Content(now.providers(), now.groups(), List.of(lost), now.plan(), now.pictures())));
            button("health.page.hide").fire();
            return true;
        });
        until(() -> !home.catalog.channels().isShown(channel.id()));
        until(() -> model.content.get().orElseThrow().lost().isEmpty());
        assertThat(home.catalog.history().ways().undo()).isPresent();
        home.catalog.history().undo();
        assertThat(home.catalog.channels().isShown(channel.id())).isTrue();
    }

    private StreamTally tally() {
        return model.content.get().orElseThrow().providers().getFirst().tally();
    }

    private Button button(String key) {
        return view.lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(one -> Messages.of(key).equals(one.getText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWallHasTilesInSightOnlyAndGoesToAChannel() throws Exception {
        FxToolkit.on(() -> {
            model.content.set(Optional.of(HealthGallery.some()));
            model.look.set(HealthLook.PICTURES);
            return true;
        });
        var tiles = FxToolkit.on(() -> {
            view.applyCss();
            view.layout();
            return view.lookupAll(".poster-tile").size();
        });
        assertThat(tiles).isBetween(5, 60);

        FxToolkit.on(() -> {
            var wall = (PictureWall) view.lookup(".poster-wall");
            wall.moveTo(3);
            wall.open();
            return true;
        });
        assertThat(gone).extracting(Channel::name).containsExactly("Aurora Regional 3");
    }
}
