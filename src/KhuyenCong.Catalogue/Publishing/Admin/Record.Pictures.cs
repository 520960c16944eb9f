using System.Globalization;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Pictures;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>The pictures of a record in its form: sent up, taken from those that are there; moved and taken off like the rows of any list.</summary>
public sealed partial class RecordModel
{
    /// <summary>Upload, rest of the form, and the words around both.</summary>
    private const long MostRequest = 48 * 1024 * 1024;

    private const int MostFound = 12;
    private const string Upload = "tai-anh";
    private const string Search = "tim-anh";
    private const string Use = "dung-anh:";

    /// <summary>Those that the form shows, by number.</summary>
    public IReadOnlyDictionary<int, DeskPicture> Pictures { get; private set; } = new Dictionary<int, DeskPicture>();

    /// <summary>What a search found; null where none was asked for.</summary>
    public IReadOnlyList<DeskPicture>? Found { get; private set; }

    public string Sought { get; private set; } = "";

    /// <summary>What was typed about an upload that failed.</summary>
    public PictureTexts? Said { get; private set; }

    private static bool IsOfPictures(string button) => button is Upload or Search || button.StartsWith(Use, StringComparison.Ordinal);

    private async Task<IActionResult> DoPicturesAsync(string button, RecordText text, CancellationToken cancellationToken)
    {
        if (!Kind.MayHavePictures)
            return NotFound();
        if (button == Upload)
            await UploadAsync(text, cancellationToken);
        else if (button == Search)
            Found = await shelf.FindAsync(Sought = Request.Form["pic.q"].ToString().Trim(), MostFound, cancellationToken);
        else if (int.TryParse(button.AsSpan(Use.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && (await shelf.ReadAsync([id], cancellationToken)).ContainsKey(id))
            Add(text, id, "Đã thêm hình vào cuối danh sách. Bấm “Lưu nháp” để giữ.");
        // What was typed and which pictures were chosen is there again, should the page be left now.
        if (button != Search && ModelState.IsValid)
            await editor.KeepTypedAsync(Kind, Id, text, Base, this.ActorKey(), cancellationToken);
        return await ShowAsync(text, cancellationToken);
    }

    private async Task UploadAsync(RecordText text, CancellationToken cancellationToken)
    {
        var said = PictureTexts.Read(Request.Form, "pic.");
        var file = Request.Form.Files.GetFile("pic.file");
        if (file is null)
            ModelState.AddModelError("pic.file", "Chưa chọn tệp: chọn một ảnh trong máy rồi bấm “Tải ảnh lên”.");
        foreach (var (field, message) in said.Judge())
            ModelState.AddModelError($"pic.{field}", message);
        if (file is not null && !ModelState.IsValid)
            ModelState.AddModelError("pic.file", "Tệp chưa được tải lên: sửa các mục được nêu, chọn lại tệp rồi bấm “Tải ảnh lên”.");
        if (file is not null && ModelState.IsValid)
        {
            await using var content = file.OpenReadStream();
            var made = await maker.MakeAsync(content, cancellationToken);
            if (made.Picture is { } picture)
            {
                var (id, known) = await pictureEditor.AddAsync(picture, said, Actor.Of(User), cancellationToken);
                Add(text, id, known ? "Ảnh này đã có sẵn, nay được thêm vào cuối danh sách với lời đã ghi trước đây. Bấm “Lưu nháp” để giữ." : "Đã tải ảnh lên và thêm vào cuối danh sách. Bấm “Lưu nháp” để giữ.");
                return;
            }

            ModelState.AddModelError("pic.file", made.Refusal!);
        }

        Said = said;
    }

    private void Add(RecordText text, int id, string told)
    {
        if (text.Pictures.Contains(id))
        {
            ModelState.AddModelError("pic.q", "Hình này đã có trong danh sách.");
            return;
        }

        text.Pictures = [.. text.Pictures, id];
        StandIn = string.Create(CultureInfo.InvariantCulture, $"{PictureList.Name}.{text.Pictures.Count - 1}");
        TempData["Notice"] = told;
    }
}
