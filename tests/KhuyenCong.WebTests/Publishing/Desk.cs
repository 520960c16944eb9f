using KhuyenCong.Catalogue.Data;
using KhuyenCong.Catalogue.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace KhuyenCong.WebTests.Publishing;

/// <summary>Somebody who edits one record, each step in a scope of its own, as a request would.</summary>
internal sealed class Desk(IServiceProvider services, string kind, string id, string actor = "lan")
{
    public EditedKind Kind { get; } = EditedKind.Of(kind);

    public string Id { get; } = id;

    public Desk As(string other) => new(services, Kind.Kind, Id, other);

    public async Task<OpenedRecord> OpenAsync() => (await DoAsync<EditReading, OpenedRecord?>(r => r.OpenAsync(Kind, Id, default)))!;

    /// <summary>Opens the record, alters its text and saves it, on the base it was opened on or on a former one.</summary>
    public async Task<EditOutcome> SaveAsync(Action<RecordText> alter, OpenedRecord? opened = null)
    {
        opened ??= await OpenAsync();
        var text = opened.Text.Copy();
        alter(text);
        return await DoAsync<RecordEditor, EditOutcome>(e => e.SaveAsync(Kind, Id, text, opened.Base, actor, default));
    }

    public async Task<EditOutcome> SubmitAsync()
    {
        var opened = await OpenAsync();
        return await DoAsync<RecordEditor, EditOutcome>(e => e.SubmitAsync(Kind, Id, opened.Base, "xin xem giúp", actor, default));
    }

    public async Task<EditOutcome> PublishAsync(DateTimeOffset? from = null, DateTimeOffset? until = null)
    {
        var opened = await OpenAsync();
        return await DoAsync<RecordPublisher, EditOutcome>(p => p.PublishAsync(Kind, Id, opened.Base, new(from, until), actor, default));
    }

    public Task<EditOutcome> CommentAsync(string text, bool giveBack) => DoAsync<RecordEditor, EditOutcome>(e => e.CommentAsync(Kind, Id, text, giveBack, actor, default));

    public Task<EditOutcome> RestoreAsync(int number) => DoAsync<RecordEditor, EditOutcome>(e => e.RestoreAsync(Kind, Id, number, actor, default));

    public Task<EditOutcome> WithdrawAsync(DateTimeOffset? at = null) => DoAsync<RecordPublisher, EditOutcome>(p => p.WithdrawAsync(Kind, Id, at, null, actor, default));

    public Task<EditOutcome> DeleteAsync() => DoAsync<RecordPublisher, EditOutcome>(p => p.DeleteAsync(Kind, Id, actor, default));

    public Task<EditOutcome> UndeleteAsync() => DoAsync<RecordPublisher, EditOutcome>(p => p.UndeleteAsync(Kind, Id, actor, default));

    public static async Task<Desk> CreateAsync(IServiceProvider services, string kind, RecordText text, string actor = "lan")
    {
        await using var scope = services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<RecordEditor>().CreateAsync(EditedKind.Of(kind), text, actor, default);
        Assert.True(outcome.Result is EditResult.Done, string.Join("; ", outcome.Faults));
        return new(services, kind, outcome.RecordId, actor);
    }

    public static RecordText Text(params (string Field, string Value)[] values)
    {
        var text = new RecordText();
        foreach (var (field, value) in values)
            text[field] = value;
        return text;
    }

    public static RowText Row(params (string Column, string Value)[] values) => new(values.Select(v => KeyValuePair.Create(v.Column, v.Value)));

    public static async Task<T> ReadAsync<T>(IServiceProvider services, Func<CatalogueDb, Task<T>> read)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<CatalogueDb>>().CreateDbContextAsync();
        return await read(db);
    }

    private async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> act)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
