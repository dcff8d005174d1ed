package tv.tributary.ui.outputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import tv.tributary.server.hdhomerun.ProfileOutputs;
import tv.tributary.text.Messages;
import tv.tributary.ui.control.EntryCard;
import tv.tributary.ui.control.EntryCard.Action;
import tv.tributary.ui.control.Overlay;
import tv.tributary.ui.control.QrCode;
import tv.tributary.ui.control.QuestionPane;
import tv.tributary.ui.outputs.ClientApp.Addresses;
import tv.tributary.ui.outputs.ProfilesModel.ProfileEntry;

/// The card of a profile of output: name, what it shows, its addresses, actions.
final class ProfileCard {
    private ProfileCard() {}

    static EntryCard<ProfileEntry> of(ProfilesModel model, ProfileEntry entry) {
        var card = new EntryCard<>(entry, shown -> shown.profile().name());
        var addresses = new AddressLines();
        return card.fact(ProfileCard::facts)
                .advice(shown ->
                        shown.isTooLarge() ? Messages.of("outputs.profile.too-many", ProfileOutputs.MOST_FOR_PLEX) : "")
                .link("outputs.profile.split", ProfileEntry::isTooLarge, model::split)
                .part(addresses, shown -> addresses.show(shown.addresses()))
                .actions(List.of(
                        new Action<>(
                                "mdi2q-qrcode",
                                "outputs.profile.code",
                                List.of(),
                                _ -> true,
                                shown -> Overlay.ask(card.getScene(), code(shown))),
                        new Action<>(
                                "mdi2k-key-change",
                                "outputs.profile.renew",
                                List.of(),
                                _ -> true,
                                shown -> Overlay.ask(
                                        card.getScene(),
                                        TunerCard.renewal("outputs.profile", () -> model.renew(shown)))),
                        new Action<>(
                                "mdi2p-pencil-outline",
                                "outputs.profile.edit",
                                List.of(KeyCode.ENTER, KeyCode.F2),
                                _ -> true,
                                model::edit),
                        new Action<>(
                                "mdi2d-delete-outline",
                                "outputs.profile.remove",
                                List.of(KeyCode.DELETE),
                                _ -> true,
                                model::remove)));
    }

    private static String facts(ProfileEntry entry) {
        var view = entry.profile().view();
        return Messages.of("outputs.profile.facts", entry.channels(), Messages.of(view.format()), view.firstNumber());
    }

    private static QuestionPane code(ProfileEntry entry) {
        var picture = new QrCode(Messages.of("dashboard.connect.code"));
        picture.show(entry.addresses().playlist());
        return new QuestionPane(entry.profile().name(), picture);
    }

    /// The addresses of a profile, each to be copied.
    private static final class AddressLines extends VBox {
        private Optional<Addresses> shown = Optional.empty();

        void show(Addresses addresses) {
            // What stays the same keeps its place and what is selected in it.
            if (shown.filter(addresses::equals).isPresent()) return;
            shown = Optional.of(addresses);
            var lines = new ArrayList<Node>(List.of(
                    line("outputs.playlist.address", addresses.playlist()),
                    line("outputs.playlist.guide", addresses.guide()),
                    line("outputs.login.server", addresses.server()),
                    line("outputs.login.password", addresses.password())));
            addresses.tuner().ifPresent(tuner -> lines.add(line("outputs.profile.tuner", tuner)));
            getChildren().setAll(lines);
        }

        private static Node line(String key, String address) {
            var line = TunerCard.addressLine(key, new ReadOnlyStringWrapper(address));
            line.getChildren().getFirst().getStyleClass().add("output-address-name");
            return line;
        }
    }
}
