using KhuyenCong.Catalogue.Web.Commands;

return await CommandLine.RunAsync(args);
