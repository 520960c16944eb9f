using KhuyenCong.Catalogue.Common;
using Microsoft.AspNetCore.Mvc;

namespace KhuyenCong.Catalogue.Admin;

/// <summary>The design system on one page: every component in every state.</summary>
public sealed class ComponentsController : Controller
{
    [Get("quan-tri/thanh-phan")]
    public IActionResult Index() => View();
}
