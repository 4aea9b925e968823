package io.suito.desktop;

import io.suito.app.Backoffice;
import io.suito.app.Given;
import io.suito.database.Notices;
import io.suito.desktop.asking.Asking;
import io.suito.desktop.dialogs.FormModel;
import io.suito.desktop.dialogs.Problem;
import io.suito.desktop.dialogs.WindowDialogs;
import io.suito.desktop.jobs.JobsView;
import io.suito.desktop.jobs.JobsViewModel;
import io.suito.desktop.live.Changes;
import io.suito.desktop.look.TextSizes;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.partners.HoldForm;
import io.suito.desktop.partners.HoldFormView;
import io.suito.desktop.partners.OrderView;
import io.suito.desktop.partners.OrderViewModel;
import io.suito.desktop.partners.PartnerView;
import io.suito.desktop.partners.PartnerViewModel;
import io.suito.desktop.partners.PartnersView;
import io.suito.desktop.partners.PartnersViewModel;
import io.suito.desktop.runs.RunsParts;
import io.suito.desktop.runs.StripePages;
import io.suito.desktop.search.SearchView;
import io.suito.desktop.search.SearchViewModel;
import io.suito.desktop.settings.SettingsView;
import io.suito.desktop.settings.SettingsViewModel;
import io.suito.desktop.shell.Area;
import io.suito.desktop.shell.GoingRuns;
import io.suito.desktop.shell.ModeSight;
import io.suito.desktop.shell.Navigator;
import io.suito.desktop.shell.Place;
import io.suito.desktop.shell.ShellView;
import io.suito.desktop.shell.ShellViewModel;
import io.suito.desktop.shell.Workforce;
import io.suito.desktop.table.ListingSource;
import io.suito.desktop.table.TableTools;
import io.suito.desktop.table.ViewNameForm;
import io.suito.desktop.table.ViewNameFormView;
import io.suito.desktop.tasks.BackgroundTasks;
import io.suito.desktop.text.Texts;
import io.suito.desktop.views.FxmlFile;
import io.suito.desktop.views.Views;
import io.suito.payouts.OrderFacts;
import io.suito.payouts.PartnerList;
import io.suito.payouts.Policies;
import io.suito.payouts.WhyNotPaid;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Makes every view and view model of one window, by hand, and gives each what it needs. */
final class DesktopParts implements AutoCloseable {
    private static final String CHANNEL = "suito_changes";

    private final Backoffice backoffice;
    private final Texts texts;
    private final BackgroundTasks tasks;
    private final Changes changes;
    private final Navigator navigator = new Navigator(Place.of(Area.PARTNERS));
    private final StackPane root = new StackPane();
    private final WindowDialogs dialogs;
    private final TableTools tableTools;
    private final PartnerViewModel partner;
    private final Closing closing;
    private final RunsParts runs;
    private final SettingsViewModel settings;
    private final JobsViewModel jobs;
    private final Views views;
    private final ShellViewModel shell;
    private final SearchViewModel search;
    private final Notices notices;
    private final TextSizes sizes;

    DesktopParts(
            Backoffice backoffice, Workforce workforce, List<Given> given, Texts texts, Memory memory, ModeSight mode) {
        this.backoffice = backoffice;
        this.tasks = new BackgroundTasks(backoffice.transactions()::breakOff);
        this.changes = new Changes(tasks);
        tasks.awayBy(() -> !changes.online().get());
        this.texts = texts;
        this.dialogs = new WindowDialogs(root, texts, this::fieldsOf);
        this.tableTools = new TableTools(tasks, texts, dialogs, memory);
        Asking asking = new Asking(backoffice.requests(), tasks, texts, dialogs);
        StripePages pages = new StripePages(mode.mode());
        OrderViewModel order =
                new OrderViewModel(new OrderFacts(backoffice.transactions()), tableTools, navigator, pages);
        this.partner = new PartnerViewModel(
                backoffice.transactions(),
                backoffice.partnerReports(),
                new WhyNotPaid(backoffice.transactions()),
                order,
                asking,
                tableTools,
                navigator);
        GoingRuns going = new GoingRuns(backoffice.runReports(), changes, tasks);
        this.closing = new Closing(
                backoffice.runReports(),
                going.runs(),
                workforce,
                tasks.shown(),
                asking::awaited,
                tasks,
                dialogs,
                texts);
        this.runs = new RunsParts(backoffice, asking, tableTools, changes, navigator, pages);
        this.settings = new SettingsViewModel(new Policies(backoffice.transactions()), () -> given, tableTools);
        this.jobs =
                new JobsViewModel(backoffice.jobs(), backoffice.runReports(), asking, tableTools, changes, navigator);
        this.views = new Views(texts);
        this.shell = new ShellViewModel(
                navigator, changes, tasks, texts, workforce, tasks.shown(), going, mode, backoffice.requests()::login);
        this.sizes = new TextSizes(memory);
        SearchSources sources = new SearchSources(backoffice, navigator, sizes, dialogs, texts);
        this.search = new SearchViewModel(sources.all(), () -> sources.offered(shell.actions()), tasks, texts);
        registerViews();
        root.getChildren().add(views.load(FxmlFile.SHELL).root());
        this.notices = Notices.listen(backoffice.unpooled(), CHANNEL, new Hearing());
        Thread.currentThread()
                .setUncaughtExceptionHandler((thread, failure) -> dialogs.tell(Problem.of(failure, texts.locale())));
        shell.begin();
    }

    private void registerViews() {
        views.register(ShellView.class, () -> new ShellView(shell, views))
                .register(SearchView.class, () -> new SearchView(search))
                .register(PartnersView.class, () -> new PartnersView(partners()))
                .register(OrderView.class, () -> new OrderView(partner.order()))
                .register(PartnerView.class, () -> new PartnerView(partner))
                .register(SettingsView.class, () -> new SettingsView(settings))
                .register(JobsView.class, () -> new JobsView(jobs));
        runs.register(views);
    }

    /** The one list of forms. */
    private Node fieldsOf(FormModel model) {
        if (model instanceof HoldForm hold) {
            return views.loadFor(FxmlFile.HOLD_FORM, new HoldFormView(hold));
        }
        if (model instanceof ViewNameForm view) {
            return views.loadFor(FxmlFile.VIEW_NAME_FORM, new ViewNameFormView(view));
        }
        throw new IllegalStateException("no form for " + model.getClass());
    }

    private PartnersViewModel partners() {
        return new PartnersViewModel(
                new ListingSource<>(backoffice.transactions(), PartnerList.LISTING),
                partner,
                tableTools,
                changes,
                navigator);
    }

    Closing closing() {
        return closing;
    }

    WindowDialogs dialogs() {
        return dialogs;
    }

    TextSizes sizes() {
        return sizes;
    }

    StackPane root() {
        return root;
    }

    Texts texts() {
        return texts;
    }

    private void setOnline(boolean now) {
        if (now != changes.online().get()) {
            tasks.giveUpReads();
        }
        changes.setOnline(now);
    }

    /** From the listening thread to the window's. */
    private final class Hearing implements Notices.Hearer {
        @Override
        public void heard(String payload) {
            Platform.runLater(() -> changes.heard(payload));
        }

        @Override
        public void connected() {
            Platform.runLater(() -> setOnline(true));
        }

        @Override
        public void lost() {
            Platform.runLater(() -> setOnline(false));
        }
    }

    @Override
    public void close() {
        notices.close();
        tasks.close();
    }
}
