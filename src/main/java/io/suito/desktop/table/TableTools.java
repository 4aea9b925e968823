package io.suito.desktop.table;

import io.suito.desktop.dialogs.Dialogs;
import io.suito.desktop.memory.Memory;
import io.suito.desktop.tasks.Tasks;
import io.suito.desktop.text.Texts;

/** What every table needs of its surroundings. */
public record TableTools(Tasks tasks, Texts texts, Dialogs dialogs, Memory memory) {}
