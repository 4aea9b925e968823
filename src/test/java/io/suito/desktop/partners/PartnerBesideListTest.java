package io.suito.desktop.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.Place;
import io.suito.payouts.PartnerReports;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whose detail stands beside the list of partners, whatever is chosen in it and asked of it. */
class PartnerBesideListTest extends PartnersDesk {
    private PartnerReports.Overview overview() {
        return java.util.Objects.requireNonNull(screen.detail().overview().get());
    }

    @Test
    void whoever_is_opened_from_elsewhere_stays_open_whatever_changes_in_the_list() {
        UUID first = shop.partnerWith(4_000);
        UUID second = shop.partnerWith(5_000);
        screen.activate("");
        choose(first);
        assertThat(navigator.place().get()).isEqualTo(new Place(Area.PARTNERS, first.toString()));

        open(second);
        shop.adjust(first, 100);
        changes.everything();
        tasks.pass();

        assertThat(overview().partnerId()).isEqualTo(second);
        choose(first);
        assertThat(overview().partnerId()).isEqualTo(first);
    }

    @Test
    void beside_none_or_several_chosen_partners_nobodys_detail_is_shown() {
        UUID partner = shop.partnerWith(4_000);
        shop.partnerWith(5_000);
        screen.activate("");
        choose(partner);

        table().choose(table().rows());
        assertThat(screen.detail().opened().get()).isNull();
        assertThat(navigator.place().get()).isEqualTo(Place.of(Area.PARTNERS));

        choose(partner);
        assertThat(overview().partnerId()).isEqualTo(partner);
        table().choose(List.of());
        assertThat(screen.detail().overview().get()).isNull();
    }

    @Test
    void another_sentence_closes_who_does_not_answer_it_and_shows_them_again_with_their_row() {
        UUID partner = shop.partnerWith(4_000);
        shop.adjust(shop.partner(), -20_000);
        screen.activate("");
        choose(partner);

        table().filter("standing").set("stopped");
        assertThat(screen.detail().opened().get()).isNull();

        table().clearFilters();
        assertThat(overview().partnerId()).isEqualTo(partner);
    }

    @Test
    void who_leaves_the_list_by_what_is_done_stays_open_and_so_does_who_was_looked_for() {
        UUID stopped = shop.partnerWith(4_000);
        UUID other = shop.partnerWith(5_000);
        shop.done("partner.hold", java.util.Map.of("partner_id", stopped), "first");
        screen.activate("");
        table().filter("standing").set("stopped");
        choose(stopped);

        screen.detail().liftOf(overview().stops().get(0)).run();
        dialogs.pressWith("contract is here");
        screen.activate("");
        assertThat(table().rows()).isEmpty();
        assertThat(overview().partnerId()).isEqualTo(stopped);

        open(other);
        table().filter("text").set("nothing like it");
        tasks.pass();
        assertThat(overview().partnerId()).isEqualTo(other);
    }

    private void choose(UUID partner) {
        table().choose(table().rows().stream()
                .filter(row -> row.id().equals(partner))
                .toList());
    }
}
