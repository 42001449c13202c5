@echo off
rem Opens the dashboard on Windows: run.bat, or run.bat --folder C:\records --port 8600
setlocal
cd /d "%~dp0"
call :ready || exit /b 1
.venv\Scripts\python -m hoh run %*
exit /b %errorlevel%

:ready
if exist .venv\ready-to-run exit /b 0
if not exist .venv\Scripts\python.exe (
    py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || (
        echo Python 3.11 or newer is needed: https://www.python.org/downloads/windows/
        exit /b 1
    )
    py -3 -m venv .venv || exit /b 1
)
echo Installing packages: the first time about 170 MB to download, 880 MB on disk
.venv\Scripts\python -m pip install --disable-pip-version-check --require-hashes -r requirements.lock || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable . || exit /b 1
type nul > .venv\ready-to-run
exit /b 0
