package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tv.tributary.catalog.intake.ListFault;
import tv.tributary.catalog.intake.SkippedEntries;
import tv.tributary.catalog.provider.InvalidProvider;
import tv.tributary.catalog.provider.ProviderStatus;
import tv.tributary.catalog.provider.ProviderStatus.NumberedAccount;
import tv.tributary.catalog.provider.SyncReport;
import tv.tributary.format.xtream.XtreamLogin;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;

/// A provider, as it is shown and as it is sent. Its settings are what a client may send: those left out keep their
/// value, or get the default for a new provider; all else comes only from here. The location comes without credentials.
///
/// @param kind which kind of provider, `m3u` or `xtream`; left out, the location tells
/// @param username of an Xtream account whose server is the location; shown, as is the password, as `***`; sent back so
/// it stays what it is
/// @param accounts what an Xtream provider last said of its accounts; empty for a list
/// @param cookie shown as `***` where there is one; sent back so it stays what it is
/// @param proxy `http://` or `socks5://` address of the proxy for all requests to the provider; shown without its login
/// @param certificate SHA-256 fingerprint of a certificate that is trusted though no authority vouches for it
/// @param endGraceMillis how long a stream that ended may take to come back before another takes over
/// @param longestSilenceMillis how long a connected stream may be silent
record ProviderJson(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String kind,
        @Nullable String location,
        @Nullable String username,
        @Nullable String password,
        @Nullable Integer priority,
        @Nullable Integer connections,
        @Nullable String userAgent,
        @Nullable String referer,
        @Nullable String origin,
        @Nullable String cookie,
        @Nullable String proxy,
        @Nullable String certificate,
        @Nullable Long refreshEverySeconds,
        @Nullable Integer endGraceMillis,
        @Nullable Integer longestSilenceMillis,
        @Nullable Boolean enabled,
        @Nullable Integer sources,
        @Nullable Integer channels,
        @Nullable SyncView lastSync,
        @Nullable List<AccountView> accounts,
        @Nullable Boolean readableAsAccount) {
    private static final String XTREAM = "xtream";
    private static final String HIDDEN = "***";

    /// The last state of one of an Xtream provider's accounts.
    ///
    /// @param number which one, from 1
    /// @param state `active`, `expired`, `banned`, `disabled` or `refused`
    /// @param expires left out for never
    /// @param allowed how many streams it allows at once; 0 if it does not say
    record AccountView(
            int number,
            ProviderAccount.AccountState state,
            @Nullable Instant expires,
            boolean trial,
            int inUse,
            int allowed,
            String zone,
            Instant seen) {
        static AccountView of(NumberedAccount numbered) {
            var account = numbered.account();
            return new AccountView(
                    numbered.number(),
                    account.state(),
                    account.expires().orElse(null),
                    account.trial(),
                    account.inUse(),
                    account.allowed(),
                    account.zone(),
                    account.seen());
        }
    }

    /// @param fault why it failed; left out if it did not, or for a reason without a name
    record SyncView(
            Instant at,
            double tookSeconds,
            SyncReport.Result result,
            int total,
            int added,
            int changed,
            int gone,
            int problems,
            String words,
            List<LeftOutView> leftOut,
            @Nullable ListFault fault) {
        static SyncView of(SyncReport report) {
            return new SyncView(
                    report.at(),
                    report.took().toMillis() / 1e3,
                    report.result(),
                    report.total(),
                    report.added(),
                    report.changed(),
                    report.gone(),
                    report.problems(),
                    report.words(),
                    report.leftOut().stream().map(LeftOutView::of).toList(),
                    report.fault().orElse(null));
        }
    }

    /// Entries of the list that became no channel for one reason, with the first of them.
    record LeftOutView(String why, int count, String words, List<LineView> lines) {
        record LineView(int line, String name) {}

        static LeftOutView of(SkippedEntries left) {
            return new LeftOutView(
                    left.why().name().toLowerCase(Locale.ROOT),
                    left.count(),
                    left.words(),
                    left.lines().stream()
                            .map(line -> new LineView(line.line(), line.name()))
                            .toList());
        }
    }

    static ProviderJson of(ProviderStatus status) {
        var provider = status.provider();
        var settings = provider.settings();
        return new ProviderJson(
                provider.id().value(),
                settings.name(),
                settings.origin().kind(),
                status.shownLocation(),
                hidden(status),
                hidden(status),
                settings.priority(),
                settings.connections(),
                settings.userAgent(),
                settings.requests().referer(),
                settings.requests().origin(),
                settings.requests().shownCookie(),
                status.shownProxy(),
                settings.requests().certificate(),
                settings.refreshEvery().toSeconds(),
                (int) settings.grace().end().toMillis(),
                (int) settings.grace().stall().toMillis(),
                settings.enabled(),
                status.sources(),
                status.channels(),
                SyncView.of(status.last()),
                status.accounts().stream().map(AccountView::of).toList(),
                status.isAccount());
    }

    /// The settings of a new provider.
    ///
    /// @param usual the usual ones for a location
    /// @throws InvalidProvider if a number makes no sense
    ProviderSettings settings(Function<ProviderOrigin, ProviderSettings> usual) {
        return over(usual.apply(location == null ? ProviderOrigin.typed("") : origin(location)), "", "");
    }

    /// The settings a provider is to have.
    ///
    /// @throws InvalidProvider if a number makes no sense
    ProviderSettings settings(ProviderStatus current) {
        return over(current.provider().settings(), current.shownLocation(), current.shownProxy());
    }

    /// @param shown the location as it was shown, without credentials: sent back it means the one that is known
    /// @param shownProxy likewise
    private ProviderSettings over(ProviderSettings base, String shown, String shownProxy) {
        return new ProviderSettings(
                name == null ? base.name() : name,
                origin(base, shown),
                priority == null ? base.priority() : priority,
                connections == null ? base.connections() : connections,
                userAgent == null ? base.userAgent() : userAgent,
                requests(base.requests(), shownProxy),
                refreshEverySeconds == null ? base.refreshEvery() : Duration.ofSeconds(refreshEverySeconds),
                grace(base.grace()),
                enabled == null ? base.enabled() : enabled);
    }

    private static String hidden(ProviderStatus status) {
        return status.provider().settings().origin().kind().equals(XTREAM) ? HIDDEN : "";
    }

    private ProviderOrigin origin(ProviderSettings base, String shown) {
        var entered = location == null || location.equals(shown) ? base.location() : location;
        return entered.equals(base.location()) && !hasLogin() ? base.origin() : withOthers(origin(entered), base);
    }

    /// Another first account leaves the others as they are.
    private static ProviderOrigin withOthers(ProviderOrigin entered, ProviderSettings base) {
        var before = base.origin().kind().equals(XTREAM) ? XtreamLogin.pool(base.location()) : List.<XtreamLogin>of();
        var now = XtreamLogin.pool(entered.location());
        if (before.size() < 2 || now.size() != 1) return entered;
        var all = new ArrayList<>(now);
        for (var other : before.subList(1, before.size())) {
            all.add(new XtreamLogin(now.getFirst().hosts(), other.user(), other.password()));
        }
        return new ProviderOrigin(entered.kind(), XtreamLogin.location(all));
    }

    private boolean hasLogin() {
        return isSaid(username) && isSaid(password);
    }

    private static boolean isSaid(@Nullable String text) {
        return text != null && !text.isEmpty() && !text.equals(HIDDEN);
    }

    private ProviderOrigin origin(String place) {
        if (!hasLogin()) return new ProviderOrigin(kind == null ? "" : kind, place);
        // As a person would write the three.
        return new ProviderOrigin(XTREAM, "url=" + place + " user=" + username + " password=" + password);
    }

    private RequestSettings requests(RequestSettings base, String shownProxy) {
        return new RequestSettings(
                referer == null ? base.referer() : referer,
                origin == null ? base.origin() : origin,
                cookie == null || cookie.equals(base.shownCookie()) ? base.cookie() : cookie,
                proxy == null || proxy.equals(shownProxy) ? base.proxy() : proxy,
                certificate == null ? base.certificate() : certificate);
    }

    private FailoverTolerance grace(FailoverTolerance base) {
        var end = endGraceMillis == null ? base.end() : Duration.ofMillis(endGraceMillis);
        var stall = longestSilenceMillis == null ? base.stall() : Duration.ofMillis(longestSilenceMillis);
        if (end.isNegative() || !stall.isPositive()) throw new InvalidProvider(InvalidProvider.Problem.BAD_GRACE);
        return new FailoverTolerance(end, stall);
    }

    /// Leaves the location out: it may hold a password.
    @Override
    public String toString() {
        return "ProviderJson[" + name + "]";
    }
}
