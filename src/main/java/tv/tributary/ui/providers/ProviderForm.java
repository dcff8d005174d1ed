package tv.tributary.ui.providers;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;

/// The model of the provider form. FX thread only.
final class ProviderForm {
    /// Stages of a test of the list.
    enum Testing {
        NOT_YET,
        RUNNING,
        DONE,
        FAILED
    }

    /// Empty for a new provider.
    final Optional<ProviderId> editing;

    final StringProperty name = new SimpleStringProperty("");
    /// With its credentials.
    final StringProperty location = new SimpleStringProperty("");
    final AccountFields account;
    final IntegerProperty connections = new SimpleIntegerProperty();
    final IntegerProperty priority = new SimpleIntegerProperty();
    final StringProperty userAgent = new SimpleStringProperty("");
    final StringProperty referer = new SimpleStringProperty("");
    final StringProperty originHeader = new SimpleStringProperty("");
    final StringProperty cookie = new SimpleStringProperty("");
    /// With its login.
    final StringProperty proxy = new SimpleStringProperty("");
    final StringProperty certificate = new SimpleStringProperty("");
    /// Whose certificate that is, once it was looked at.
    final StringProperty certificateWords = new SimpleStringProperty("");
    final ObjectProperty<RefreshChoice> refresh = new SimpleObjectProperty<>(RefreshChoice.EVERY_12_HOURS);
    final IntegerProperty endMillis = new SimpleIntegerProperty();
    final IntegerProperty silenceSeconds = new SimpleIntegerProperty();
    /// Of its archive, as `Europe/London` or `+05:30`; empty for what the provider says.
    final StringProperty zone = new SimpleStringProperty("");

    final BooleanProperty enabled = new SimpleBooleanProperty(true);
    final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    final ObjectProperty<Testing> testing = new SimpleObjectProperty<>(Testing.NOT_YET);
    final StringProperty testWords = new SimpleStringProperty("");
    /// Whether a test failed only because nobody vouches for the server's certificate.
    final BooleanProperty untrusted = new SimpleBooleanProperty();
    final BooleanProperty saving = new SimpleBooleanProperty();

    private final ProviderSettings before;
    private boolean nameIsOurs;
    private String zoneBefore = "";

    private ProviderForm(Optional<ProviderId> editing, ProviderSettings settings) {
        this.editing = editing;
        before = settings;
        name.set(settings.name());
        account = new AccountFields(settings.origin());
        if (!account.chosen.get()) location.set(settings.location());
        connections.set(settings.connections());
        priority.set(settings.priority());
        userAgent.set(settings.userAgent());
        referer.set(settings.requests().referer());
        originHeader.set(settings.requests().origin());
        cookie.set(settings.requests().cookie());
        proxy.set(settings.requests().proxy());
        certificate.set(settings.requests().certificate());
        refresh.set(RefreshChoice.nearest(settings.refreshEvery()));
        endMillis.set((int) settings.grace().end().toMillis());
        silenceSeconds.set((int) settings.grace().stall().toSeconds());
        enabled.set(settings.enabled());
        location.addListener((_, _, now) -> suggestName(now));
        account.server.addListener((_, _, now) -> suggestName(now));
        account.chosen.addListener((_, _, chosen) -> {
            suggestConnections(chosen);
            forget();
        });
        for (var input : account.inputs()) input.addListener(_ -> forget());
        account.further.addListener((ListChangeListener<AccountFields.Login>) _ -> forget());
        // What was said about the old input is not true of the new.
        var inputs = List.of(name, location, userAgent, referer, originHeader, cookie, proxy, certificate, zone);
        for (var input : inputs) input.addListener(_ -> forget());
        for (var number : new IntegerProperty[] {connections, priority, endMillis, silenceSeconds}) {
            number.addListener(_ -> forget());
        }
    }

    static ProviderForm forNew(String location) {
        var form = new ProviderForm(Optional.empty(), ProviderSettings.of(SuggestedName.nameOf(location), location));
        form.nameIsOurs = true;
        if (location.matches("(?is)(?!.*/get\\.php).+")
                && XtreamLogin.parse(location).isPresent()) {
            form.account.take(location);
        }
        return form;
    }

    static ProviderForm of(Provider provider) {
        return new ProviderForm(Optional.of(provider.id()), provider.settings());
    }

    /// The user's own name is never replaced by a suggestion.
    void typeName(String words) {
        nameIsOurs = words.isBlank();
        name.set(words);
    }

    ProviderSettings settings() {
        return new ProviderSettings(
                name.get().strip(),
                origin(),
                priority.get(),
                connections.get(),
                userAgent.get().strip(),
                new RequestSettings(referer.get(), originHeader.get(), cookie.get(), proxy.get(), certificate.get()),
                refresh.get().every,
                grace(),
                enabled.get());
    }

    /// Shows the zone that the user has set before, unless another one was typed meanwhile.
    void showZone(Optional<ZoneId> stored) {
        if (!zone.get().equals(zoneBefore)) return;
        zoneBefore = stored.map(ZoneId::getId).orElse("");
        zone.set(zoneBefore);
    }

    /// Whether there is such a zone, or none is given.
    boolean isZoneKnown() {
        try {
            return zone.get().isBlank() || ZoneId.of(zone.get().strip()) != null;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /// The zone to be set, which may be none; empty if it stays what it was. Only for one that is known.
    Optional<Optional<ZoneId>> changedZone() {
        var typed = zone.get().strip();
        if (typed.equals(zoneBefore)) return Optional.empty();
        return Optional.of(typed.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(typed)));
    }

    private ProviderOrigin origin() {
        if (account.chosen.get()) return account.origin();
        var typed = location.get().strip();
        return typed.equals(before.location()) ? before.origin() : ProviderOrigin.typed(typed);
    }

    /// Another client may have stored parts of a second, which stay unless the user enters another value.
    private FailoverTolerance grace() {
        var silence = silenceSeconds.get() == before.grace().stall().toSeconds()
                ? before.grace().stall()
                : Duration.ofSeconds(silenceSeconds.get());
        return new FailoverTolerance(Duration.ofMillis(endMillis.get()), silence);
    }

    /// An account says itself how many connections it allows; a number that the user chose stays.
    private void suggestConnections(boolean isAccount) {
        if (connections.get() == (isAccount ? 1 : 0)) connections.set(isAccount ? 0 : 1);
    }

    private void suggestName(String newLocation) {
        if (nameIsOurs && editing.isEmpty()) name.set(SuggestedName.nameOf(newLocation));
    }

    private void forget() {
        problem.set(Optional.empty());
        untrusted.set(false);
        if (testing.get() != Testing.RUNNING) testing.set(Testing.NOT_YET);
    }
}
