package tv.tributary.catalog.xtream;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.regex.Pattern;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderKind;
import tv.tributary.catalog.provider.ProviderKind.PresentedCertificate;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.format.xtream.XtreamStream;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.net.Fetch;
import tv.tributary.net.NetException;
import tv.tributary.net.OutboundRoute;
import tv.tributary.store.ProviderRow.ListMark;

/// A provider that is an account at an Xtream panel. Its location is the address of the panel's `player_api.php` with
/// the login, further addresses of the panel as `host` behind it. Thread-safe.
public final class XtreamAccount implements ProviderKind {
    public static final String ID = "xtream";

    /// Links to a panel's pages that are no M3U lists.
    private static final Pattern OWN = Pattern.compile("(?i).*/(?:player_api|panel_api|xmltv)\\.php/?\\?.+");
    private static final Pattern STREAM = Pattern.compile("(\\d{1,18})\\.([a-z0-9]{1,8})");
    /// For what a panel says of the account before its lists are asked for.
    private static final Duration LOGIN_PATIENCE = Duration.ofSeconds(30);

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final Fetch fetch;
    private final InstantSource clock;
    private final LastAnswers lastAnswers = new LastAnswers();

    public XtreamAccount(Fetch fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public boolean accepts(String typed) {
        var text = typed.strip();
        var isLink = text.chars().noneMatch(Character::isWhitespace);
        return (!isLink || OWN.matcher(text).matches())
                && XtreamLogin.parse(text).isPresent();
    }

    @Override
    public String location(String typed) {
        return login(typed).location();
    }

    /// The account itself says.
    @Override
    public int usualConnections() {
        return 0;
    }

    /// A panel's list says less than the panel: no guide, no days of archive, no episodes.
    @Override
    public Optional<String> better(ProviderOrigin other) {
        return other.kind().equals(ID)
                ? Optional.empty()
                : XtreamLogin.parse(other.location()).map(XtreamLogin::location);
    }

    private static XtreamLogin login(String location) {
        return XtreamLogin.parse(location).orElseThrow(() -> new InvalidProvider(Problem.NO_ACCOUNT));
    }

    @Override
    public Optional<PresentedCertificate> certificate(String location, RequestSettings requests) {
        var host = login(location).hosts().getFirst();
        try {
            var seen = fetch.certificate(host, OutboundRoute.of(requests.proxy(), ""));
            return Optional.of(new PresentedCertificate(
                    seen.fingerprint(), seen.subject(), seen.issuer(), seen.from(), seen.until()));
        } catch (NetException _) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<ProviderAccount> account(Provider provider, Duration patience) throws UnusableList {
        return Optional.of(panel(provider).account(patience));
    }

    @Override
    public Optional<String> guideAddress(Provider provider) {
        var login = login(provider.settings().location());
        return Optional.of(login.guide(lastAnswers.hosts(login).getFirst()));
    }

    @Override
    public boolean hasDetails(String address) {
        return title(address).isPresent();
    }

    @Override
    public Listing details(Provider provider, String address, Duration patience) throws UnusableList {
        var title = title(address);
        return title.isEmpty() ? Listing.NONE : panel(provider).details(title.get(), patience);
    }

    private static Optional<XtreamStream> title(String address) {
        return XtreamStream.of(address)
                .filter(stream ->
                        stream.type() == XtreamStream.Type.MOVIE || stream.type() == XtreamStream.Type.SERIES);
    }

    /// @param stream an id and an ending: `77.mkv`
    @Override
    public Optional<String> episodeAddress(Provider provider, String stream) {
        var parts = STREAM.matcher(stream);
        if (!parts.matches()) return Optional.empty();
        var login = login(provider.settings().location());
        var host = lastAnswers.hosts(login).getFirst();
        return Optional.of(login.episode(host, Long.parseLong(parts.group(1)), parts.group(2)));
    }

    @Override
    public EntrySource open(Provider provider, Duration patience) throws UnusableList {
        var panel = panel(provider);
        return panel.open(usable(account(panel, patience)), patience);
    }

    @Override
    public Optional<EntrySource> fetch(Provider provider, ListMark known, Duration patience, DoubleConsumer progress)
            throws UnusableList, IOException {
        var panel = panel(provider);
        return Optional.of(panel.fetch(usable(account(panel, LOGIN_PATIENCE)), patience, progress));
    }

    /// Whoever reads the lists has mostly asked for the account just now.
    private ProviderAccount account(Panel panel, Duration patience) throws UnusableList {
        var answer = lastAnswers.since(panel.login(), clock.instant().minus(FRESH));
        return answer.isPresent() ? answer.get() : panel.account(patience);
    }

    private Panel panel(Provider provider) {
        return new Panel(fetch, provider, login(provider.settings().location()), lastAnswers, clock);
    }

    private ProviderAccount usable(ProviderAccount account) throws UnusableList {
        return switch (account.stateAt(clock.instant())) {
            case ACTIVE -> account;
            case EXPIRED -> throw expired(account);
            case BANNED -> throw new UnusableList(ListFault.ACCOUNT_BANNED);
            case DISABLED -> throw new UnusableList(ListFault.ACCOUNT_DISABLED);
            case REFUSED -> throw new UnusableList(ListFault.LOGIN_REFUSED);
        };
    }

    private static UnusableList expired(ProviderAccount account) {
        return account.expires()
                .map(end -> UnusableList.of(ListFault.ACCOUNT_EXPIRED, Date.from(end)))
                .orElseGet(() -> new UnusableList(ListFault.ACCOUNT_OVER));
    }
}
