package io.suito.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollection;
import io.suito.text.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds what Stripe answered against what an answer must contain; anything else is {@code stripe.unexpected}. */
final class Understood {
    private Understood() {}

    /** One page of a list, from behind the object of that id. */
    @FunctionalInterface
    interface Page<T extends HasId> {
        StripeCollection<T> after(@Nullable String id) throws StripeException;
    }

    /** Every object of a list, page by page: a list that does not say how it goes on is none. */
    static <T extends HasId> List<T> pages(Page<T> pages) throws StripeException {
        List<T> all = new ArrayList<>();
        String last = null;
        while (true) {
            StripeCollection<T> page = pages.after(last);
            type("list", page.getObject());
            List<T> data = told(page.getData());
            for (T object : data) {
                last = told(object.getId());
                all.add(object);
            }
            if (!told(page.getHasMore())) {
                return all;
            }
            if (data.isEmpty()) {
                throw unexpected();
            }
        }
    }

    /** It is of this type, and has an id. */
    static void object(String type, @Nullable String toldType, @Nullable String toldId) {
        type(type, toldType);
        told(toldId);
    }

    static void type(String type, @Nullable String told) {
        if (!type.equals(told)) {
            throw unexpected();
        }
    }

    /** It is the object that was asked for. */
    static void theOne(String id, @Nullable String told) {
        if (!id.equals(told)) {
            throw unexpected();
        }
    }

    /** What must be there. */
    static <T> T told(@Nullable T value) {
        if (value == null) {
            throw unexpected();
        }
        return value;
    }

    private static Refusal unexpected() {
        return new Refusal("stripe.unexpected", "not_stripe");
    }
}
