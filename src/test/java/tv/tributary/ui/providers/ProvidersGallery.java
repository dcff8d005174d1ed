package tv.tributary.ui.providers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.catalog.provider.SyncReport.Result;
import tv.tributary.job.Job;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.Gallery;
import tv.tributary.testkit.SampleStats;
import tv.tributary.text.Messages;
import tv.tributary.ui.Household;
import tv.tributary.ui.SilentToasts;
import tv.tributary.ui.control.LogoImages;
import tv.tributary.ui.home.HomePage;
import tv.tributary.ui.home.HomePage.FirstProvider;
import tv.tributary.ui.home.SampleHome;

/// Draws the page of providers in its states, to look at: `ProvidersGallery FOLDER`.
final class ProvidersGallery {
    private ProvidersGallery() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]);
        Gallery.save(
                folder, "providers-empty", 1000, 700, () -> view(model -> model.entries.set(Optional.of(List.of()))));
        Gallery.save(folder, "providers-some", 1188, 760, () -> view(ProvidersGallery::fill));
        Gallery.save(folder, "providers-narrow", 800, 760, () -> view(ProvidersGallery::fill));
        Gallery.save(
                folder,
                "providers-form",
                1188,
                800,
                () -> view(model -> {
                    fill(model);
                    var form = ProviderForm.forNew(
                            "https://line.north.example:8080/get.php?username=bob&password=s3cret&type=m3u_plus");
                    model.form.set(Optional.of(form));
                    form.testing.set(ProviderForm.Testing.NOT_YET);
                    form.testWords.set("14,212 entries: 11,840 live channels in 96 groups, 2,372 films.");
                    form.testing.set(ProviderForm.Testing.DONE);
                }));
        Gallery.save(
                folder,
                "providers-form-advanced",
                1188,
                1300,
                () -> view(model -> {
                    fill(model);
                    var form = ProviderForm.forNew("https://line.north.example/list.m3u");
                    model.form.set(Optional.of(form));
                    form.cookie.set("sid=7");
                    form.certificateWords.set(
                            "CN=line.north.example, issued by CN=line.north.example, valid until 2027-03-01.");
                    form.proxy.set("socks5://bob:s3cret@10.0.0.2");
                    form.problem.set(Optional.of(Problem.BAD_PROXY));
                }));
        Gallery.save(
                folder,
                "providers-form-wrong",
                1000,
                640,
                () -> view(model -> {
                    model.entries.set(Optional.of(List.of()));
                    var form = ProviderForm.forNew("htp:/nonsense");
                    model.form.set(Optional.of(form));
                    form.testing.set(ProviderForm.Testing.RUNNING);
                    form.problem.set(Optional.of(Problem.BAD_LOCATION));
                }));
        Gallery.save(
                folder,
                "providers-form-account",
                1188,
                900,
                () -> view(model -> {
                    model.entries.set(Optional.of(List.of(pool(), untrusted())));
                    var form = ProviderForm.forNew(
                            "https://line.north.example:8080/player_api.php?username=bob&password=s3cret");
                    form.account.further.add(new AccountFields.Login("ann", "h1dden"));
                    form.account.further.add(new AccountFields.Login("", ""));
                    model.form.set(Optional.of(form));
                    form.testWords.set(Messages.of(ListFault.CERTIFICATE_EXPIRED));
                    form.testing.set(ProviderForm.Testing.FAILED);
                    form.untrusted.set(true);
                    form.certificateWords.set(
                            "CN=line.north.example, issued by CN=line.north.example, valid until 2026-03-01.");
                }));
        Gallery.save(
                folder,
                "providers-accounts",
                1000,
                480,
                () -> view(model -> model.entries.set(Optional.of(List.of(pool(), untrusted())))));
        Gallery.save(folder, "home-first", 1072, 680, ProvidersGallery::home);
        Gallery.save(folder, "home-first-least", 652, 500, ProvidersGallery::home);
        Gallery.save(folder, "intake", 720, 260, () -> intake(_ -> {}));
        Gallery.save(
                folder,
                "intake-wrong",
                560,
                320,
                () -> intake(intake -> {
                    intake.location.set("htp:/nonsense");
                    intake.problem.set("This is neither the address of a list nor a file.");
                    intake.problemOfMore.set(true);
                }));
        Gallery.save(
                folder,
                "intake-reading",
                720,
                200,
                () -> intake(intake -> {
                    intake.note.set("Reading entries: 5,960 so far");
                    intake.progress.set(0.4);
                    intake.stage.set(ProviderIntake.Stage.READING);
                }));
        Gallery.save(
                folder,
                "intake-ready",
                720,
                200,
                () -> intake(intake -> {
                    intake.channels.set(19);
                    intake.stage.set(ProviderIntake.Stage.READY);
                }));
        System.exit(0);
    }

    private static void fill(ProvidersModel model) {
        var hour = Duration.ofHours(1);
        model.entries.set(Optional.of(List.of(
                entry(
                        1,
                        "North Star TV",
                        "https://line.north.example/get.php?username=***&password=***",
                        true,
                        2,
                        11_840,
                        10_212,
                        report(
                                hour.multipliedBy(2),
                                Result.DONE,
                                "14,212 entries: 312 new, 40 changed, 18 gone; 3 were repaired.",
                                14_212),
                        Optional.empty()),
                entry(
                        2,
                        "Backup line",
                        "http://backup.example:8080/playlist/***/m3u_plus",
                        true,
                        1,
                        8_120,
                        7_644,
                        report(
                                hour.multipliedBy(30),
                                Result.NEEDS_REVIEW,
                                "The list shrank by more than a third; the old one stays until you decide.",
                                214),
                        Optional.empty()),
                entry(
                        3,
                        "Village antenna",
                        "/home/anna/tv/village.m3u",
                        true,
                        0,
                        42,
                        42,
                        report(hour, Result.DONE, "42 entries.", 42),
                        Optional.of(new Job.View(
                                7, "Sync", Job.State.RUNNING, 0.42, "Reading entries: 5,960 so far", Instant.now()))),
                entry(
                        4,
                        "Old subscription",
                        "http://expired.example/get.php?username=***&password=***",
                        false,
                        1,
                        0,
                        0,
                        report(
                                hour.multipliedBy(80),
                                Result.FAILED,
                                "The provider refused the login (HTTP 403). Check user name and password.",
                                0),
                        Optional.empty()))));
    }

    private static ProviderEntry entry(
            long id,
            String name,
            String shown,
            boolean enabled,
            int connections,
            int sources,
            int channels,
            SyncReport last,
            Optional<Job.View> job) {
        var provider = new Provider(
                new ProviderId(id),
                ProviderSettings.of(name, shown).withConnections(connections).withEnabled(enabled));
        return new ProviderEntry(
                new ProviderStatus(provider, shown, sources, channels, last),
                job,
                last.result() == Result.NEEDS_REVIEW ? ProviderEntry.Review.ASKED : ProviderEntry.Review.NONE);
    }

    /// Two accounts of one provider, of which one has ended.
    private static ProviderEntry pool() {
        var usual = entry(
                5,
                "North Star TV",
                "https://line.north.example:8080/player_api.php?username=***&password=***",
                true,
                0,
                14_212,
                10_212,
                report(Duration.ofHours(2), Result.DONE, "14,212 entries: 312 new.", 14_212),
                Optional.empty());
        var status = usual.status();
        var accounts = List.of(
                new ProviderStatus.NumberedAccount(1, account(Instant.now().plus(Duration.ofDays(90)), 1, 2)),
                new ProviderStatus.NumberedAccount(2, account(Instant.now().minus(Duration.ofDays(3)), 0, 3)));
        return new ProviderEntry(
                new ProviderStatus(
                        status.provider(),
                        status.shownLocation(),
                        status.sources(),
                        status.channels(),
                        status.last(),
                        accounts,
                        false),
                Optional.empty(),
                ProviderEntry.Review.NONE);
    }

    private static ProviderAccount account(Instant until, int inUse, int allowed) {
        return new ProviderAccount(
                ProviderAccount.AccountState.ACTIVE,
                "Active",
                Optional.of(until),
                false,
                inUse,
                allowed,
                "",
                "",
                Set.of("ts"),
                Instant.now());
    }

    private static ProviderEntry untrusted() {
        var failed = new SyncReport(
                Instant.now().minus(Duration.ofHours(1)),
                Duration.ofSeconds(1),
                Result.FAILED,
                0,
                0,
                0,
                0,
                0,
                Messages.of(ListFault.CERTIFICATE_EXPIRED),
                List.of(),
                Optional.of(ListFault.CERTIFICATE_EXPIRED));
        return entry(
                6,
                "South line",
                "https://south.example/player_api.php?username=***&password=***",
                true,
                1,
                8_120,
                7_644,
                failed,
                Optional.empty());
    }

    private static SyncReport report(Duration ago, Result result, String words, int total) {
        return new SyncReport(Instant.now().minus(ago), Duration.ofSeconds(4), result, total, 0, 0, 0, 0, words);
    }

    /// The first page of who starts.
    private static Parent home() {
        var model = SampleHome.model(SampleStats.firstStart(), List.of(), new SilentToasts());
        var first = new FirstProvider(() -> intake(_ -> {}), new SimpleBooleanProperty(false), () -> {});
        return new StackPane(new HomePage(model, LogoImages.empty(), first, () -> {}).view());
    }

    private static IntakeView intake(Consumer<ProviderIntake> fill) {
        var intake = intakeOf(new Household());
        fill.accept(intake);
        return new IntakeView(intake, ListChooser.ofThisScreen());
    }

    private static ProviderIntake intakeOf(Household home) {
        var nextSteps = new ProviderIntake.NextSteps(_ -> {}, () -> {}, () -> {});
        return new ProviderIntake(home.catalog, home.jobs, nextSteps, home.background, home.fxBridge);
    }

    private static ProvidersView view(Consumer<ProvidersModel> fill) {
        var home = new Household();
        var model = new ProvidersModel(home.catalog, home.jobs, home.background, home.fxBridge, home.toasts);
        var view = new ProvidersView(model, intakeOf(home), ListChooser.ofThisScreen());
        fill.accept(model);
        return view;
    }
}
