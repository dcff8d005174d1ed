package tv.tributary.ui.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.event.Subscription;
import tv.tributary.testkit.ExpectedWarnings;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.Household;
import tv.tributary.ui.providers.ProviderIntake.NextSteps;
import tv.tributary.ui.providers.ProviderIntake.Stage;

/// From an address to channels in one field.
@ExtendWith(FxToolkit.class)
class ProviderIntakeTest {
    private static final String LIST = """
            #EXTM3U
            #EXTINF:-1,Alpha
            http://a.test/live/u/p/1.ts
            #EXTINF:-1,Bravo
            http://a.test/live/u/p/2.ts
            """;

    private final Household home = new Household();
    private final List<String> ways = new ArrayList<>();
    private final ProviderIntake intake;
    private final Subscription listening;

    ProviderIntakeTest() throws Exception {
        var nextSteps = new NextSteps(
                channel -> ways.add("watch " + channel.name()), () -> ways.add("connect"), () -> ways.add("choose"));
        intake = FxToolkit.on(
                () -> new ProviderIntake(home.catalog, home.jobs, nextSteps, home.background, home.fxBridge));
        listening = FxToolkit.on(intake::listen);
    }

    @AfterEach
    void close() throws Exception {
        run(listening::close);
        home.close();
    }

    @Test
    void anAddressAndEnterAreEnough() throws Exception {
        var file = home.list("my_list.m3u", LIST);
        run(() -> {
            var view = new IntakeView(intake, Optional.empty());
            var _ = new Scene(view);
            var field = (TextField) view.lookup(".location-field");
            field.setText(file);
            field.fireEvent(new ActionEvent());
        });

        until(() -> intake.stage.get() == Stage.READY);
        assertThat(intake.channels.get()).isEqualTo(2);
        assertThat(intake.underWay().getValue()).isTrue();
        assertThat(home.catalog.providers().all())
                .extracting(status -> status.provider().name())
                .containsExactly("my list");
        run(intake::watch);
        until(() -> ways.equals(List.of("watch Alpha")));
        assertThat(intake.underWay().getValue()).isFalse();
    }

    @Test
    void enterInTheEmptyFieldAsksForTheAddressAndBlamesNothingElse() throws Exception {
        run(intake::read);

        assertThat(intake.problem.get()).isEqualTo("Enter the address of the list, or choose a file.");
        assertThat(intake.problemOfMore.get()).isFalse();
        run(() -> intake.location.set("x"));
        assertThat(intake.problem.get()).isEmpty();
    }

    @Test
    void whatIsNoAddressIsSaidAndNothingIsAdded() throws Exception {
        run(() -> {
            intake.location.set("htp:/nonsense");
            intake.read();
        });

        until(() -> !intake.problem.get().isEmpty());
        assertThat(intake.stage.get()).isEqualTo(Stage.ASKING);
        assertThat(home.catalog.providers().all()).isEmpty();
    }

    @Test
    @ExpectedWarnings("job failed: Sync empty")
    void anAddressThatWasWrongIsMendedInTheSameProvider() throws Exception {
        var empty = home.list("empty.m3u", "<html>no list</html>");
        run(() -> {
            intake.location.set(empty);
            intake.read();
        });
        until(() -> !intake.problem.get().isEmpty() && intake.stage.get() == Stage.ASKING);
        var right = home.list("right.m3u", LIST);
        run(() -> {
            intake.location.set(right);
            intake.read();
        });

        until(() -> intake.stage.get() == Stage.READY);
        assertThat(home.catalog.providers().all()).hasSize(1);
    }

    @Test
    void aDroppedFileIsReadAtOnceAndNameAndConnectionsAreTheUsersIfGiven() throws Exception {
        var file = home.list("list.m3u", LIST);
        run(() -> {
            intake.name.set("Mine");
            intake.connections.set(4);
            intake.drop(List.of(file));
        });

        until(() -> intake.stage.get() == Stage.READY);
        var settings = home.catalog.providers().all().getFirst().provider().settings();
        assertThat(settings.name()).isEqualTo("Mine");
        assertThat(settings.connections()).isEqualTo(4);
    }

    private static void run(Runnable work) throws Exception {
        FxToolkit.on(() -> {
            work.run();
            return true;
        });
    }
}
