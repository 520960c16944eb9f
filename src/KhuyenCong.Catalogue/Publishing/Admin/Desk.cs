using System.Security.Claims;
using KhuyenCong.Catalogue.Accounts;
using KhuyenCong.Catalogue.Data.Model;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KhuyenCong.Catalogue.Publishing.Admin;

/// <summary>Who may edit and publish which kind; the pages of all kinds ask here, and answer 404 where nobody may.</summary>
public static class Desk
{
    public static Permission Editing(EditedKind kind) =>
        kind.Kind is Kinds.Settings ? Permission.ChangeSettings : !kind.IsPublished ? Permission.EditStructure : kind.Kind is Kinds.Certificate or Kinds.Round or Kinds.Document ? Permission.EditRegister : Permission.EditContent;

    public static Permission Publishing(EditedKind kind) => Editing(kind) is Permission.EditContent ? Permission.PublishContent : Editing(kind);

    /// <summary>The kind named in the address; null where there is none, or none for this person.</summary>
    public static EditedKind? KindFor(this PageModel page, string path) => KindFor(page.User, path);

    public static EditedKind? KindFor(ClaimsPrincipal who, string path) => EditedKind.OfPath(path) is { } kind && who.May(Editing(kind)) ? kind : null;

    public static string ActorKey(this PageModel page) => Actor.Of(page.User).Key;
}
