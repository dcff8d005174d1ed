package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.ui.Household.until;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tv.tributary.testkit.FxToolkit;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.shell.CommandPaletteModel.Command;

@ExtendWith(FxToolkit.class)
class CommandPaletteModelTest {
    private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final CommandPaletteModel model = new CommandPaletteModel(
            () -> List.of(command("Go to Channels"), command("Quit Tributary")),
            typed -> {
                asked.add(typed);
                return typed.equals("harb") ? List.of(command("Play Harbour News")) : List.of();
            },
            new Background(new SilentToasts()));

    @Test
    void openingListsEverythingThatCanBeDone() throws Exception {
        var words = FxToolkit.on(() -> {
            model.open();
            return words();
        });
        assertThat(words).containsExactly("Go to Channels", "Quit Tributary");
    }

    @Test
    void channelsThatFitComeAfterCommandsThatFit() throws Exception {
        var words = FxToolkit.on(() -> {
            model.open();
            model.typed().set("ch");
            model.add("ch", List.of(command("Play Harbour News")));
            return words();
        });
        assertThat(words).containsExactly("Go to Channels", "Play Harbour News");
    }

    @Test
    void nothingIsSaidToBeMissingWhileChannelsAreLookedUp() throws Exception {
        var searching = FxToolkit.on(() -> {
            model.open();
            var before = model.searching().get();
            model.typed().set("zzz");
            var meanwhile = model.searching().get();
            model.add("zz", List.of());
            var afterAStaleAnswer = model.searching().get();
            model.add("zzz", List.of());
            return List.of(
                    before, meanwhile, afterAStaleAnswer, model.searching().get());
        });
        assertThat(searching).containsExactly(false, true, true, false);
    }

    @Test
    void channelsFoundForAnEarlierKeyStrokeAreStale() throws Exception {
        var words = FxToolkit.on(() -> {
            model.open();
            model.typed().set("quit");
            model.add("qu", List.of(command("Play Quest")));
            return words();
        });
        assertThat(words).containsExactly("Quit Tributary");
    }

    @Test
    void channelsAreLookedUpOnlyOnceSomethingIsTyped() throws Exception {
        FxToolkit.on(() -> {
            model.open();
            model.typed().set("harb");
            return true;
        });
        assertThat(asked.poll(20, TimeUnit.SECONDS)).isEqualTo("harb");
        assertThat(asked).isEmpty();
        until(() -> words().contains("Play Harbour News"));
    }

    @Test
    void theListFollowsWhatIsTypedEvenToNothingAndBack() throws Exception {
        FxToolkit.on(() -> {
            var _ = new CommandPalette(model);
            model.open();
            model.typed().set("zzz");
            model.typed().set("");
            return true;
        });
        until(() -> words().size() == 2);
    }

    private List<String> words() {
        return model.found().stream().map(Command::words).toList();
    }

    private static Command command(String words) {
        return new Command(words, "", "mdi2p-play", () -> {});
    }
}
