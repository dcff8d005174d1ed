package tv.tributary.catalog.provider;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import tv.tributary.catalog.intake.EntrySource;
import tv.tributary.catalog.intake.UnusableList;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderAccount;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.store.ProviderRow.ListMark;

/// A kind of provider: how its location is written and how its entries are read. Another kind is another
/// implementation, named where [ProviderKinds] are built. Thread-safe.
public interface ProviderKind {
    /// The certificate that a provider's server shows, for the user to look at before they trust it.
    ///
    /// @param fingerprint SHA-256 of it: pairs of capital hex digits with colons between, as browsers show it
    /// @param subject whom it names
    /// @param issuer who vouches for it
    /// @param until when it ends
    record PresentedCertificate(String fingerprint, String subject, String issuer, Instant from, Instant until) {}

    /// Stored with each provider of this kind, so it must stay.
    String id();

    /// Whether a location as a user typed it is one of this kind.
    boolean accepts(String typed);

    /// A location as it is stored, of what a user typed. May look at files, never at the network.
    ///
    /// @throws InvalidProvider with the problem
    String location(String typed);

    /// How many connections a new provider of this kind has unless somebody says otherwise; 0 to find out.
    default int usualConnections() {
        return 1;
    }

    /// The location as one of this kind, if a provider of another kind is better read as one of this.
    default Optional<String> better(ProviderOrigin other) {
        return Optional.empty();
    }

    /// The certificate that the server at a location shows, trusted or not; empty if it shows none. Blocks.
    default Optional<PresentedCertificate> certificate(String location, RequestSettings requests) {
        return Optional.empty();
    }

    /// Asks what the provider says of its accounts; empty for kinds without accounts. Blocks. One that cannot be used
    /// is an answer, too; of several, those that do not answer are left out.
    ///
    /// @return by login, which is empty for the first
    /// @throws UnusableList if there is no answer
    default Map<String, ProviderAccount> accounts(Provider provider, Duration patience) throws UnusableList {
        return Map.of();
    }

    /// Where a source plays, by the login of the account that it plays with, empty for the first; in several forms if
    /// there are some, that of the list first.
    ///
    /// @param url as the list has it
    default Map<String, List<String>> addresses(Provider provider, String url) {
        return Map.of("", List.of(url));
    }

    /// The logins of the provider's accounts in their order: empty for the first.
    default List<String> logins(Provider provider) {
        return List.of("");
    }

    /// The location with one more account of the same provider.
    ///
    /// @throws InvalidProvider with the problem
    default String withAccount(String location, String user, String password) {
        throw new InvalidProvider(Problem.NO_ACCOUNT);
    }

    /// The location without one of several accounts.
    ///
    /// @param number from 1
    /// @throws InvalidProvider with the problem
    default String withoutAccount(String location, int number) {
        throw new InvalidProvider(Problem.NO_ACCOUNT);
    }

    /// The programme guide that comes with the provider, in XMLTV; empty if its location does not tell one.
    default Optional<String> guideAddress(Provider provider) {
        return Optional.empty();
    }

    /// Whether the provider can be asked for a film or a series alone.
    ///
    /// @param address of its source
    default boolean hasDetails(String address) {
        return false;
    }

    /// What the provider says of one film or series: of a series that its list names as a whole, also its episodes.
    /// Blocks.
    ///
    /// @param address of its source
    /// @throws UnusableList if no answer comes
    default Listing details(Provider provider, String address, Duration patience) throws UnusableList {
        return Listing.NONE;
    }

    /// Where such an episode plays.
    ///
    /// @param stream as in [tv.tributary.model.TitleDetails.ListedEpisode#stream]
    default Optional<String> episodeAddress(Provider provider, String stream) {
        return Optional.empty();
    }

    /// Opens a provider's list to look at its beginning. Blocks.
    ///
    /// @param patience until it opens
    /// @throws UnusableList if it does not
    EntrySource open(Provider provider, Duration patience) throws UnusableList;

    /// Fetches a provider's list whole; then the provider is asked for nothing more. Blocks.
    ///
    /// @param known what the list was last time, all empty to read it in any case
    /// @param patience from the asking to the last byte
    /// @param progress hears how much has come, 0..1, NaN while unknown; may throw to stop
    /// @return empty if the list is the one known
    /// @throws UnusableList if not all of it comes
    /// @throws IOException if there is no room to keep it
    Optional<EntrySource> fetch(Provider provider, ListMark known, Duration patience, DoubleConsumer progress)
            throws UnusableList, IOException;
}
