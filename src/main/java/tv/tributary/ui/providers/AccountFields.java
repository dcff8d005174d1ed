package tv.tributary.ui.providers;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.model.ProviderSettings.ProviderOrigin;

/// The part of the provider form that says which Xtream account the provider is, if it is one. FX thread only.
final class AccountFields {
    private static final String KIND = "xtream";

    /// Whether the provider is an account rather than a list.
    final BooleanProperty chosen = new SimpleBooleanProperty();
    final StringProperty server = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    final StringProperty password = new SimpleStringProperty("");
    /// Further addresses of the panel, with blanks between.
    final StringProperty otherHosts = new SimpleStringProperty("");

    /// Further accounts at the same server.
    final ObservableList<Login> further = FXCollections.observableArrayList();

    private boolean taking;

    /// The login typed for a further account. Two are never equal.
    static final class Login {
        private final StringProperty user;
        private final StringProperty password;

        Login(String user, String password) {
            this.user = new SimpleStringProperty(user);
            this.password = new SimpleStringProperty(password);
        }

        StringProperty user() {
            return user;
        }

        StringProperty password() {
            return password;
        }
    }

    AccountFields(ProviderOrigin origin) {
        chosen.set(origin.kind().equals(KIND));
        if (chosen.get()) {
            var pool = XtreamLogin.pool(origin.location());
            pool.stream().findFirst().ifPresent(this::show);
            pool.stream().skip(1).forEach(other -> further.add(new Login(other.user(), other.password())));
        }
        // A whole link may be pasted where the server belongs.
        server.addListener((_, _, typed) -> {
            if (!taking) XtreamLogin.parse(typed).ifPresent(this::show);
        });
    }

    /// All texts, for whoever wants to hear of changes.
    List<StringProperty> inputs() {
        return List.of(server, user, password, otherHosts);
    }

    /// Reads the account that a list's address names.
    void take(String location) {
        XtreamLogin.parse(location).ifPresent(this::show);
        chosen.set(true);
    }

    private void show(XtreamLogin login) {
        taking = true;
        server.set(login.hosts().getFirst());
        user.set(login.user());
        password.set(login.password());
        otherHosts.set(String.join(" ", login.hosts().subList(1, login.hosts().size())));
        taking = false;
    }

    /// Not checked: what is missing is found out by whoever stores it.
    ProviderOrigin origin() {
        var first = XtreamLogin.of(server.get(), user.get(), password.get());
        var location = first.map(this::withOtherHosts).map(this::withFurther).map(XtreamLogin::location);
        return new ProviderOrigin(KIND, location.orElse(server.get().strip()));
    }

    /// Rows that are not filled in are left out.
    private List<XtreamLogin> withFurther(XtreamLogin login) {
        var all = new LinkedHashSet<>(List.of(login));
        for (var one : further) {
            var user = one.user.get().strip();
            var secret = one.password.get().strip();
            if (!user.isEmpty() && !secret.isEmpty()) all.add(new XtreamLogin(login.hosts(), user, secret));
        }
        return List.copyOf(all);
    }

    private XtreamLogin withOtherHosts(XtreamLogin login) {
        var others = Stream.of(otherHosts.get().strip().split("[\\s,;]+", -1))
                .map(host -> XtreamLogin.of(host, login.user(), login.password()))
                .flatMap(Optional::stream)
                .flatMap(other -> other.hosts().stream());
        return login.withHosts(Stream.concat(login.hosts().stream(), others).toList());
    }
}
