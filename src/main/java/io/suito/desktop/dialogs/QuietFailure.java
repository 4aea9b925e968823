package io.suito.desktop.dialogs;

import io.suito.text.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A failure of which the person need not hear at once, because what is seen stays useful: logged when it begins, and
 * not again before it has worked or fails otherwise. A database that is away has its own banner and is not logged.
 */
public final class QuietFailure {
    private static final Logger LOG = LoggerFactory.getLogger(QuietFailure.class);

    private final String doing;
    private String last = "";

    /** @param doing what fails, in words for the log */
    public QuietFailure(String doing) {
        this.doing = doing;
    }

    /** It worked. */
    public void over() {
        last = "";
    }

    /** It failed. */
    public void failed(Throwable failure) {
        String now = failure instanceof Refusal refusal ? refusal.code() : failure.toString();
        if (!now.equals(last) && !Problem.isOffline(now)) {
            LOG.warn("{} failed", doing, failure);
        }
        last = now;
    }

    /** What failed last; empty when it works. */
    public String last() {
        return last;
    }
}
