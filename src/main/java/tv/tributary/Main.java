package tv.tributary;

import tv.tributary.cli.Cli;
import tv.tributary.engine.Engine;
import tv.tributary.ui.Desktop;
import tv.tributary.ui.NoDisplay;

/// The way in. A class of its own, so that no JavaFX class is touched before the command line asks for the window.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new Cli(Main::show).run(arguments));
    }

    private static boolean show(Engine engine) {
        try {
            Desktop.run(engine);
            return true;
        } catch (NoDisplay _) {
            return false;
        }
    }
}
