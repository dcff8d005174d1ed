package tv.tributary.cli;

import picocli.CommandLine.Command;

/// `tributary` with everything it can be asked. Reading all of it from annotations takes a while and some megabytes,
/// which a [StartCommand] alone can do without.
@Command(
        subcommands = {
            ProviderCommand.class,
            ChannelsCommand.class,
            GroupCommand.class,
            GuideCommand.class,
            MoveCommand.class,
            LibraryCommand.class,
            FavouritesCommand.class,
            TitlesCommand.MoviesCommand.class,
            TitlesCommand.SeriesCommand.class,
            SelectCommand.class,
            TunerCommand.class,
            CastCommand.class,
            PlayerCommand.class,
            NetworkCommand.class,
            DirectoryCommand.class,
            RecordingCommand.class,
            RuleCommand.class,
            ReviewCommand.class,
            ProfileCommand.class,
            UserCommand.class,
            DeviceCommand.class,
            CheckCommand.class,
            HealthCommand.class,
            StatusCommand.class,
            ActivityCommand.class,
            AnalyticsCommand.class,
            AlertCommand.class,
            BackupCommand.class,
            MergeReportCommand.class,
            GuideReportCommand.class
        })
final class RootCommand extends StartCommand {
    RootCommand(DesktopLauncher desktopLauncher) {
        super(desktopLauncher);
    }
}
